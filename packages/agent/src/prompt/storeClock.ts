import type { Locale } from "../text/locale.ts";

/** The store's zone, or Buenos Aires where the tenant's row names none that exists. */
export function safeTimezone(timezone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: timezone });
    return timezone;
  } catch {
    return "America/Argentina/Buenos_Aires";
  }
}

/** "domingo, 22 de noviembre de 2026": the precision the cached part of a prompt can bear. */
export function dayOf(instant: string, place: { timezone: string; locale: Locale }): string {
  return format(instant, { ...place, options: { weekday: "long", day: "numeric", month: "long", year: "numeric" } });
}

/** "22/11/2026, 15:04": for the last message of a prompt. */
export function timeOf(instant: string, place: { timezone: string; locale: Locale }): string {
  return format(instant, {
    ...place,
    options: { weekday: "long", day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  });
}

function format(instant: string, place: { timezone: string; locale: Locale; options: Intl.DateTimeFormatOptions }): string {
  const { timezone, locale, options } = place;
  return new Intl.DateTimeFormat(locale.tag, { ...options, timeZone: safeTimezone(timezone) }).format(new Date(instant));
}
