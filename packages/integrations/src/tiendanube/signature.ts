import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether an event is the store platform's: `x-linkedstore-hmac-sha256` is the lower-case hex of the HMAC-SHA256 over
 * the raw body, with the app's client secret. Source: Tiendanube API documentation, "Webhooks", "Verifying a webhook".
 */
export function isSignedByStore(
  rawBody: Uint8Array,
  { secret, header }: { secret: string; header: string | string[] | undefined },
): boolean {
  // A header sent twice is a list, and no signature.
  if (typeof header !== "string" || !/^[0-9a-f]{64}$/.test(header.trim())) return false;
  const wanted = createHmac("sha256", secret).update(rawBody).digest();
  return timingSafeEqual(wanted, Buffer.from(header.trim(), "hex"));
}
