import type { Finding, Language } from "@platform/contract";

type Words = { detail: string; fix?: string };
type Judge = (check: string, words: Words) => Found;
/** A finding before it is told whose language it is in. */
export type Found = Omit<Finding, "language">;

export const fine: Judge = (check, { detail }) => ({ check, status: "ok", detail, fix: null });
export const warning = judge("warn");
export const broken = judge("fail");
/** Nobody could tell; not wrong, and not said to be well either. */
export const untold = judge("unknown");

/** In whose language they are told. */
export const spoken = (language: Language, found: readonly Found[]): Finding[] =>
  found.map((each) => ({ ...each, language }));

function judge(status: Finding["status"]): Judge {
  return (check, { detail, fix }) => ({ check, status, detail, fix: fix ?? null });
}

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** As a terminal shows it: what is well in one line, what is not with its mend. */
export function writeFindings(findings: readonly Found[]): string {
  const marks = { ok: "✓", warn: "!", fail: "✗", unknown: "?" } as const;
  return findings
    .map(({ check, status, detail, fix }) => {
      const line = `  ${marks[status]} ${check}: ${detail}\n`;
      return fix === null ? line : `${line}    → ${fix}\n`;
    })
    .join("");
}
