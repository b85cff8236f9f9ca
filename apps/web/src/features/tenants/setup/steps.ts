import type { SetupStep } from "@platform/contract";

/** In their order; the server's `setup.get` has the same. */
export const setupSteps = [
  "store",
  "whatsapp",
  "model",
  "mail",
  "brain",
  "trial",
  "mode",
] as const satisfies readonly SetupStep[];

/** What of the page stands in its address; without it, the first step that isn't right. */
export interface SetupSearch {
  paso?: SetupStep;
}

export function parseSetupSearch(raw: Record<string, unknown>): SetupSearch {
  const step = setupSteps.find((name) => name === raw["paso"]);
  return step === undefined ? {} : { paso: step };
}

export function stepAfter(step: SetupStep): SetupStep | null {
  return setupSteps[setupSteps.indexOf(step) + 1] ?? null;
}

export function stepBefore(step: SetupStep): SetupStep | null {
  return setupSteps[setupSteps.indexOf(step) - 1] ?? null;
}
