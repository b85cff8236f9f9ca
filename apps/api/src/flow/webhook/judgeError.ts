/**
 * Whether nothing was stored and the provider shall come again: connection trouble, shutdown, resources, time-outs,
 * and whatever PostgreSQL did not say itself. Told by SQLSTATE alone; `EPIPE` only looks like one.
 */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  return state === null || /^(08|25|53|57|58|XX)/.test(state);
}

/** Deadlock, serialisation or a lock that another transaction just had: the same again may succeed. */
export function isPassing(error: unknown): boolean {
  return /^(40...|55P03)$/.test(sqlState(error) ?? "");
}

/** Only PostgreSQL's own errors name a severity. */
function sqlState(error: unknown): string | null {
  return error instanceof Error && "severity" in error && "code" in error ? String(error.code) : null;
}
