import { createHash, randomBytes } from "node:crypto";

/** A secret for a link, that nobody can guess. */
export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** What of a link's token is kept. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("hex");
}
