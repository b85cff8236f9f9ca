/** Everything that can go wrong with the embedded database; callers may switch over it. */
export type LocalPostgresErrorCode =
  | "unsupported_platform"
  | "binaries_missing"
  | "no_unprivileged_user"
  | "already_running"
  | "not_permitted"
  | "other_major_version"
  | "init_failed"
  | "start_failed"
  | "stop_failed";

/** `message` says what happened, `fix` what a person can do about it. */
export class LocalPostgresError extends Error {
  readonly code: LocalPostgresErrorCode;
  readonly fix: string;

  constructor(details: { code: LocalPostgresErrorCode; message: string; fix: string; cause?: unknown }) {
    super(details.message, details.cause === undefined ? {} : { cause: details.cause });
    this.name = "LocalPostgresError";
    this.code = details.code;
    this.fix = details.fix;
  }
}

/** True for an error of Node's file or process calls with one of the given codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
