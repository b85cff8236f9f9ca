import type { Explanation } from "@platform/contract";

export type Step = Explanation["steps"][number];
/** A step, and what mends it if it is the one that failed. */
export type StepAndFix = Step & { fix?: string };

export function skipped(step: Step["step"], detail: string): StepAndFix {
  return { step, status: "skipped", at: null, detail };
}
