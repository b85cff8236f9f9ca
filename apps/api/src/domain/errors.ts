import type { ErrorReason } from "@platform/contract";
import { isHeld } from "@platform/db";

/** A refusal that the caller is told about; the message is in words for people who write scripts. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly reason: ErrorReason;
  constructor(reason: ErrorReason, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.reason = reason;
  }
}

/** A foreign id and a missing one read the same. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `${what} not found`);
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether the database refused for this reason (SQLSTATE), e.g. `23505` for a value that must be unique. */
export function hasSqlState(error: unknown, state: string): boolean {
  return error instanceof Error && "code" in error && error.code === state;
}

/** PostgreSQL's class 22: data that no column can hold, e.g. a NUL in a text. */
export function isRefusedValue(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^22[0-9A-Z]{3}$/.test(error.code)
  );
}

/** The database is away, shutting down, full, overloaded or only to be read: the same request may succeed later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return false;
  const { code } = error;
  if (SQLSTATE.test(code)) return /^(08|53|57P|57014|25006)/.test(code);
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN)/.test(
    code,
  );
}

/** For whoever asks the same in a while: the database is in trouble, or somebody's open transaction holds what it needs. */
export function mayBeAskedAgain(error: unknown): boolean {
  return isDatabaseAway(error) || isHeld(error);
}
