/** `message` says what happened, `fix` what a person can do about it. Nothing has been changed. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly code: "newer_database" | "table_held";
  readonly fix: string;

  constructor(details: { code: MigrationError["code"]; message: string; fix: string; cause?: unknown }) {
    super(details.message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    this.fix = details.fix;
  }
}
