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
  return isHeld(error) || (isUnavailable(error) && !isClosed(error));
}

/** This process has closed its pool: there is nothing to wait for. */
export function isClosed(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "CONNECTION_ENDED";
}
