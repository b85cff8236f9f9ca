import type { Finding } from "@platform/contract";

export const fine = (check: string, detail: string): Finding => ({ check, status: "ok", detail, fix: null });
export const warning = (check: string, detail: string, fix: string): Finding => ({
  check,
  status: "warn",
  detail,
  fix,
});
export const broken = (check: string, detail: string, fix: string): Finding => ({
  check,
  status: "fail",
  detail,
  fix,
});

/** Nobody could tell; not wrong, and not said to be well either. */
export const untold = (check: string, detail: string, fix: string): Finding => ({
  check,
  status: "unknown",
  detail,
  fix,
});

export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** As a terminal shows it: what is well in one line, what is not with its mend. */
export function writeFindings(findings: readonly Finding[]): string {
  const marks = { ok: "✓", warn: "!", fail: "✗", unknown: "?" } as const;
  return findings
    .map(({ check, status, detail, fix }) => {
      const line = `  ${marks[status]} ${check}: ${detail}\n`;
      return fix === null ? line : `${line}    → ${fix}\n`;
    })
    .join("");
}
