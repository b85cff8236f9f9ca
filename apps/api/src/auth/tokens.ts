import { createHash, randomBytes } from "node:crypto";

/** A secret for a link, that nobody can guess. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What every key of a program begins with, so that people and scanners know one that lies about. */
export const KEY_PREFIX = "pak_";

/** A key for a program: 256 bits. */
export function newKey(): string {
  return KEY_PREFIX + randomBytes(32).toString("base64url");
}

/** What of a token or key is kept. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
