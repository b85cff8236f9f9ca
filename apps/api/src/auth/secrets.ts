import { createHash, hkdfSync, timingSafeEqual } from "node:crypto";

/** Compares in constant time, whatever the lengths. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The key that signs session cookies; of its own, so that it says nothing about the others. */
export function cookieSecret(encryptionKey: string): string {
  return Buffer.from(hkdfSync("sha256", encryptionKey, "platform", "session cookies v1", 32)).toString(
    "base64url",
  );
}
