import type { Locale } from "../text/locale.ts";

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
const dayNames = new Map<string, string>();
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
export function dayOf(instant: string, place: { timezone: string; locale: Locale }): string {
  const key = `${storeDay(instant, place.timezone)} ${place.locale.tag}`;
  const name =
    dayNames.get(key) ??
    format(instant, {
      ...place,
      options: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    });
  remember(dayNames, key, name);
  return name;
}

/** "22/11/2026, 15:04": for the last message of a prompt. */
export function timeOf(instant: string, place: { timezone: string; locale: Locale }): string {
  return format(instant, {
    ...place,
    options: {
      weekday: "long",
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
  });
}

/** "14:05" of the day of `now`, "22/11, 14:05" of another. */
export function clockOf(
  instant: string,
  { now, ...place }: { timezone: string; locale: Locale; now: string },
): string {
  const sameDay = storeDay(instant, place.timezone) === storeDay(now, place.timezone);
  const day = sameDay ? {} : ({ day: "2-digit", month: "2-digit" } as const);
  return format(instant, {
    ...place,
    options: { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
}

function format(
  instant: string,
  place: { timezone: string; locale: Locale; options: Intl.DateTimeFormatOptions },
): string {
  const options = { ...place.options, timeZone: safeTimezone(place.timezone) };
  const key = JSON.stringify([place.locale.tag, options]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(place.locale.tag, options);
  remember(formatters, key, formatter);
  return formatter.format(new Date(instant));
}
