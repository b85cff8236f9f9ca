import { pino } from "pino";

/** Names under which secrets travel, in whatever spelling: `apiKey`, `api_key`, `X-API-Key`. */
const SECRET_NAMES = new Set([
  "authorization",
  "cookie",
  "setcookie",
  "token",
  "accesstoken",
  "apikey",
  "secret",
  "password",
  "admintoken",
  "encryptionkey",
  "tiendanubeaccesstoken",
  "ycloudapikey",
  "ycloudwebhooksecret",
  "openaiapikey",
  "smtppassword",
  "xapikey",
  "authentication",
]);
const BLOT = "[secret]";
/** Deeper than anything that is logged; where something goes round in a circle, the walk ends here. */
const MAX_DEPTH = 8;

/**
 * What is to be logged, without the values of secrets. Nothing is copied where there are none, which is nearly always:
 * pino's own redaction costs ten times what the rest of a line does.
 */
export function blotSecrets(value: Record<string, unknown>): Record<string, unknown> {
  return blotRecord(value, 0);
}

function blot(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_DEPTH) return BLOT;
  if (Array.isArray(value)) return blotArray(value, depth);
  if (value instanceof Error) return blotRecord({ ...pino.stdSerializers.err(value) }, depth);
  // Dates, addresses and bytes say themselves how they are written.
  if ("toJSON" in value || ArrayBuffer.isView(value)) return value;
  return blotRecord(value as Record<string, unknown>, depth);
}

function blotRecord(record: Record<string, unknown>, depth: number): Record<string, unknown> {
  let copy: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(record)) {
    const written = isSecret(key, value) ? BLOT : blot(value, depth + 1);
    if (written === value) continue;
    copy ??= { ...record };
    copy[key] = written;
  }
  return copy ?? record;
}

function blotArray(values: unknown[], depth: number): unknown[] {
  const written = values.map((value) => blot(value, depth + 1));
  return written.some((value, index) => value !== values[index]) ? written : values;
}

/** That there is none may be said. */
function isSecret(key: string, value: unknown): boolean {
  return value !== null && value !== undefined && SECRET_NAMES.has(key.replaceAll(/[-_]/g, "").toLowerCase());
}
