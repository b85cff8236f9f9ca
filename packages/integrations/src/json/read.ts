/**
 * Readers for JSON of unknown shape: each answers the value in a form that PostgreSQL's text and
 * jsonb take (no NUL, no lone surrogate, bounded length), or null. None throws.
 */

export type JsonRecord = Record<string, unknown>;

/** Ids and links are identities: too long means unreadable, never cut. */
export const MAX_ID = 255;
export const MAX_LINK = 4096;
export const MAX_NAME = 255;
/** Above WhatsApp's own 4,096 characters, so that nothing a person wrote is cut. */
export const MAX_TEXT = 10_000;
const MAX_DEPTH = 32;

export function record(value: unknown): JsonRecord | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonRecord) : null;
}

export function records(value: unknown, max: number): JsonRecord[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, max)
    .map(record)
    .filter((item) => item !== null);
}

function clean(value: string): string {
  return value.replaceAll("\0", "").toWellFormed();
}

/** Text a person reads: cut at `max` UTF-16 units; null where it is empty or not a string. */
export function text(value: unknown, max: number = MAX_TEXT): string | null {
  if (typeof value !== "string") return null;
  const cleaned = clean(value.length > max * 2 ? value.slice(0, max * 2) : value);
  const cut = cleaned.length > max ? cleaned.slice(0, max).toWellFormed() : cleaned;
  return cut.trim() === "" ? null : cut;
}

/** An opaque identity; numbers are accepted because the provider sends some codes either way. */
export function id(value: unknown, max: number = MAX_ID): string | null {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value !== "string") return null;
  const cleaned = clean(value).trim();
  return cleaned === "" || cleaned.length > max ? null : cleaned;
}

export function number(value: unknown): number | null {
  const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : null;
}

const EARLIEST = Date.UTC(2009, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** ISO instant of an RFC 3339 text or of epoch seconds or milliseconds. */
export function instant(value: unknown): string | null {
  let ms = Number.NaN;
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value)) ms = Date.parse(value);
  else if (typeof value === "number" || (typeof value === "string" && /^\d{10,13}$/.test(value))) {
    const epoch = Number(value);
    ms = epoch >= 1e11 ? epoch : epoch * 1000;
  }
  return ms >= EARLIEST && ms < LATEST ? new Date(ms).toISOString() : null;
}

/** `+` and digits, whatever spaces or dashes came with them. */
export function phone(value: unknown): string | null {
  const raw = id(value, 64);
  if (raw === null) return null;
  const digits = raw.replace(/\D/g, "");
  return digits.length >= 5 && digits.length <= 20 ? `+${digits}` : null;
}

/** Walks without recursion, so that a deep body can't exhaust the stack. */
export function isTooDeep(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      for (const child of Object.values(value))
        if (typeof child === "object" && child !== null) next.push(child);
    }
    level = next;
  }
  return false;
}

/** The entries that say something; null where none does. */
export function compact(entries: JsonRecord): JsonRecord | null {
  const kept = Object.entries(entries).filter(
    ([, value]) => value !== null && value !== undefined && value !== false,
  );
  return kept.length === 0 ? null : Object.fromEntries(kept);
}
