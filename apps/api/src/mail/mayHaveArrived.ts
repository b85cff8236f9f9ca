/** What nodemailer calls what goes wrong before the letter itself. */
const BEFORE: ReadonlySet<unknown> = new Set(["EDNS", "EAUTH", "ENOAUTH", "ETLS", "EENVELOPE"]);

/**
 * Whether a server may have taken a letter although sending it failed: nobody said no, and there was a line to somebody.
 * The step that the library names says nothing: a line that is cut under the letter reads like one that never came about.
 */
export function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const { responseCode, code, syscall } = error as Error &
    Record<"responseCode" | "code" | "syscall", unknown>;
  return typeof responseCode !== "number" && !BEFORE.has(code) && syscall !== "connect";
}
