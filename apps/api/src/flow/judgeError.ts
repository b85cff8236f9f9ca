import { isHeld, sqlState } from "@platform/db";

/** A row that another transaction just made or took away: looked at again, it is known. */
export function isRace(error: unknown): boolean {
  return /^(23503|23505)$/.test(sqlState(error) ?? "");
}

/**
 * Whether nothing was stored and the provider shall come again: connection trouble, shutdown, resources, time-outs,
 * and whatever PostgreSQL did not say itself. Told by SQLSTATE alone; `EPIPE` only looks like one.
 */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  return state === null || /^(08|25|53|57|58|XX)/.test(state);
}

/** For whoever holds what must not get lost: once the database stores again, or a row is let go, the same is taken. */
export function mayBeTakenLater(error: unknown): boolean {
  return isHeld(error) || (isUnavailable(error) && !isClosed(error) && !isOwnFault(error));
}

/** A fault of this program, or what the client refuses before it asks: nothing that becomes better by waiting. */
function isOwnFault(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  const code = "code" in error ? String(error.code) : "";
  return (
    [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind) ||
    /^(UNDEFINED_VALUE|NOT_TAGGED_CALL|MAX_PARAMETERS_EXCEEDED)$/.test(code)
  );
}

/** This process has closed its pool: there is nothing to wait for. */
export function isClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "CONNECTION_ENDED";
}
