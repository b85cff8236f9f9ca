/**
 * - `unknown_key`: sealed with a key that this process doesn't have.
 * - `tampered`: moved from another place, cut, or changed.
 * - `malformed`: begins like an envelope and isn't one.
 * - `wrong_key`: this installation's secrets were sealed with another `ENCRYPTION_KEY`; found at boot.
 */
export type SealingErrorCode = "unknown_key" | "tampered" | "malformed" | "wrong_key";

/** A secret at rest that can't be opened. Its message names places and key ids, never a secret. */
export class SealingError extends Error {
  override readonly name = "SealingError";
  readonly code: SealingErrorCode;

  constructor(code: SealingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
