import type { Locale } from "../text/locale.ts";

interface Place {
  /** IANA name. */
  timezone: string;
  locale: Locale;
}

/** The store's zone, or Buenos Aires where the tenant's row names none that exists. */
export function safeTimezone(timezone: string): string {
  const known = zones.get(timezone);
  if (known !== undefined) return known;
  const safe = exists(timezone) ? timezone : "America/Argentina/Buenos_Aires";
  remember(zones, timezone, safe);
  return safe;
}

// Building a formatter costs more than the rest of a prompt, and there are few zones and languages; a turn asks for its day
// again and again.
const zones = new Map<string, string>();
const days = new Map<string, string>();
const written = new Map<string, string>();
const formatters = new Map<string, Intl.DateTimeFormat>();

function remember<V>(cache: Map<string, V>, key: string, value: V): void {
  if (cache.size >= 500) cache.clear();
  cache.set(key, value);
}

function exists(timezone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** The store's day at an instant, as YYYY-MM-DD; the text itself where it is no instant. */
export function storeDay(instant: string, timezone: string): string {
  const key = `${instant} ${timezone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant.slice(0, 10);
  const zone = safeTimezone(timezone);
  const formatter =
    formatters.get(zone) ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  remember(formatters, zone, formatter);
  const day = formatter.format(date);
  remember(days, key, day);
  return day;
}

/** "domingo, 22 de noviembre de 2026": the precision the cached part of a prompt can bear. */
export function dayOf(instant: string, place: Place): string {
  return format(instant, "day", place);
}

/** "22/11/2026, 15:04": for the last message of a prompt. */
export function timeOf(instant: string, place: Place): string {
  return format(instant, "time", place);
}

/** "14:05" of the day of `now`, "22/11, 14:05" of another. */
export function clockOf(instant: string, { now, ...place }: Place & { now: string }): string {
  const sameDay = storeDay(instant, place.timezone) === storeDay(now, place.timezone);
  return format(instant, sameDay ? "clock" : "dated", place);
}

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const DATE = { day: "2-digit", month: "2-digit" } as const;
/** None tells more than the minute. */
const STYLES = {
  day: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  time: { weekday: "long", ...DATE, year: "numeric", ...HOUR },
  clock: HOUR,
  dated: { ...DATE, ...HOUR },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A turn writes what the one before it in the same minute, or of the same chat, wrote as well. */
function format(instant: string, style: keyof typeof STYLES, { timezone, locale }: Place): string {
  const date = new Date(instant);
  const way = `${style} ${locale.tag} ${safeTimezone(timezone)}`;
  const key = `${Math.floor(date.getTime() / 60_000)} ${way}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const formatter =
    formatters.get(way) ??
    new Intl.DateTimeFormat(locale.tag, { ...STYLES[style], timeZone: safeTimezone(timezone) });
  remember(formatters, way, formatter);
  const text = formatter.format(date);
  remember(written, key, text);
  return text;
}
