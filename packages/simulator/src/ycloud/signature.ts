import { createHmac } from "node:crypto";

/**
 * The provider's header: `t=<unix seconds>,s=<hex>`, HMAC-SHA256 over `t.` and the raw body with
 * the whole secret (`whsec_…`) as key.
 */
export function signatureHeader(input: {
  secret: string;
  body: Buffer | string;
  unixSeconds: number;
}): string {
  const { secret, body, unixSeconds } = input;
  const signature = createHmac("sha256", secret).update(`${unixSeconds}.`).update(body).digest("hex");
  return `t=${unixSeconds},s=${signature}`;
}
