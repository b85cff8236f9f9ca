import { createHmac, timingSafeEqual } from "node:crypto";

/** The provider retries for about 5 h 36 min and may sign each retry with the first `t`. */
export const STALE_AFTER_SECONDS = 6 * 3600 + 30 * 60;
export const FUTURE_TOLERANCE_SECONDS = 5 * 60;

export interface SignatureInput {
  /** The body exactly as received, before any parsing. */
  rawBody: Uint8Array;
  /** `YCloud-Signature` as Node hands it over: joined by ", " or as a list where it came twice. */
  header: string | string[] | undefined;
  /** Whole secrets including `whsec_`; empty ones never verify. */
  secrets: string[];
  nowSeconds: number;
}

export type SignatureResult =
  /** `stale`: older than the provider's retry span; whether that matters is the caller's rule. */
  | { ok: true; secretIndex: number; timestamp: number; stale: boolean }
  | { ok: false; reason: "missing" | "malformed" | "duplicated" | "mismatch" | "future" };

const HEADER = /^t=(\d{1,12}), ?s=([0-9a-f]{64})$/;

function countParts(header: string, name: "t" | "s"): number {
  return header.split(",").filter((part) => part.trim().startsWith(`${name}=`)).length;
}

type ParsedHeader = { time: string; signature: Buffer } | { reason: "missing" | "malformed" | "duplicated" };

function parseHeader(header: string | string[] | undefined): ParsedHeader {
  if (Array.isArray(header) && header.length > 1) return { reason: "duplicated" };
  const value = Array.isArray(header) ? header[0] : header;
  if (value === undefined || value === "") return { reason: "missing" };
  if (countParts(value, "t") > 1 || countParts(value, "s") > 1) return { reason: "duplicated" };
  const [, time, hex] = HEADER.exec(value) ?? [];
  if (time === undefined || hex === undefined) return { reason: "malformed" };
  return { time, signature: Buffer.from(hex, "hex") };
}

function digestOf(input: { secret: string; time: string; rawBody: Uint8Array }): Buffer {
  return createHmac("sha256", input.secret).update(`${input.time}.`).update(input.rawBody).digest();
}

/** The `YCloud-Signature` that YCloud would send with this body; `nowSeconds` is unix time, cut to whole seconds. */
export function signatureHeader(input: { secret: string; rawBody: Uint8Array; nowSeconds: number }): string {
  const time = String(Math.floor(input.nowSeconds));
  return `t=${time},s=${digestOf({ ...input, time }).toString("hex")}`;
}

/**
 * Checks `YCloud-Signature: t=<unix seconds>,s=<hex>`: HMAC-SHA256 over `t + "." + raw body`.
 * Every secret is tried whatever the outcome, so the time says nothing about which one holds.
 * Source: YCloud "Implement a webhook receiver" and the Developer Kit's golden vectors.
 */
export function verifySignature(input: SignatureInput): SignatureResult {
  const parsed = parseHeader(input.header);
  if ("reason" in parsed) return { ok: false, reason: parsed.reason };
  let secretIndex = -1;
  for (const [index, secret] of input.secrets.entries()) {
    const expected = digestOf({ secret, time: parsed.time, rawBody: input.rawBody });
    const equal = timingSafeEqual(expected, parsed.signature);
    if (equal && secret !== "" && secretIndex === -1) secretIndex = index;
  }
  if (secretIndex === -1) return { ok: false, reason: "mismatch" };
  const timestamp = Number(parsed.time);
  if (timestamp > input.nowSeconds + FUTURE_TOLERANCE_SECONDS) return { ok: false, reason: "future" };
  return { ok: true, secretIndex, timestamp, stale: input.nowSeconds - timestamp > STALE_AFTER_SECONDS };
}
