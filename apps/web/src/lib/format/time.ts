import { dateFormat, numberFormat, relativeFormat } from "./formatters.ts";

/**
 * Dates and durations as the panel says them. Every function is pure: the locale, the time zone
 * and the present moment come from the caller.
 */
export interface FormatContext {
  locale: string;
  timeZone: string;
  /** Milliseconds since the epoch. */
  now: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function formatter(context: FormatContext, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormat(context.locale, { timeZone: context.timeZone, ...options });
}

/** `2026-11-22` in the given zone; equal strings mean the same calendar day. */
export function dayKey(instant: string | number, timeZone: string): string {
  const context = { locale: "en-CA", timeZone, now: 0 };
  return formatter(context, { year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(instant));
}

/** Calendar days from `instant` to now: 0 today, 1 yesterday, -1 tomorrow. */
export function daysAgo(instant: string | number, context: FormatContext): number {
  const then = Date.parse(dayKey(instant, context.timeZone));
  const today = Date.parse(dayKey(context.now, context.timeZone));
  return Math.round((today - then) / DAY);
}

/** `14:05` */
export function clock(instant: string | number, context: FormatContext): string {
  return formatter(context, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(instant),
  );
}

/** `14:05` today, `ayer`, `mar` within the week, else `12/10` or `12/10/25`. */
export function listTime(instant: string, context: FormatContext): string {
  const days = daysAgo(instant, context);
  if (days <= 0) return clock(instant, context);
  if (days === 1) return relativeDay(-1, context);
  const date = new Date(instant);
  if (days < 7) return formatter(context, { weekday: "short" }).format(date).replace(".", "");
  const sameYear =
    dayKey(instant, context.timeZone).slice(0, 4) === dayKey(context.now, context.timeZone).slice(0, 4);
  return formatter(context, {
    day: "numeric",
    month: "numeric",
    ...(sameYear ? {} : { year: "2-digit" as const }),
  }).format(date);
}

/** `Hoy`, `Ayer`, `Martes 4 de noviembre` */
export function dayTitle(instant: string, context: FormatContext): string {
  const days = daysAgo(instant, context);
  if (days === 0 || days === 1) return capitalised(relativeDay(-days, context), context.locale);
  const sameYear = days < 300;
  const text = formatter(context, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" as const }),
  }).format(new Date(instant));
  return capitalised(text.replace(",", ""), context.locale);
}

/** `hace 12 min`, `hace 3 h`, `ayer`, `hace 5 días` */
export function relative(instant: string | number, context: FormatContext): string {
  const ago = Math.max(0, context.now - new Date(instant).getTime());
  const words = relativeFormat(context.locale, { style: "short", numeric: "auto" });
  // It stands within sentences: Portuguese and English would end there ("há 12 min.").
  const said = (amount: number, unit: "second" | "minute" | "hour" | "day"): string =>
    words.format(-amount, unit).replace(".", "");
  if (ago < MINUTE) return said(0, "second");
  if (ago < HOUR) return said(Math.floor(ago / MINUTE), "minute");
  if (ago < DAY) return said(Math.floor(ago / HOUR), "hour");
  return said(Math.max(1, daysAgo(instant, context)), "day");
}

/** Minutes in full, for screen readers: `12 minutos`. */
export function spokenDuration(ms: number, locale: string): string {
  const [value, unit] =
    ms < HOUR ? [ms / MINUTE, "minute"] : ms < 2 * DAY ? [ms / HOUR, "hour"] : [ms / DAY, "day"];
  const amount = Math.max(1, Math.floor(value));
  return numberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** `12 min`, `2 h 10`, `3 d` */
export function duration(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} d`;
  const rest = minutes % 60;
  return rest === 0 || hours >= 10 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, "0")}`;
}

/** `18:30` today, `mañana 18:30`, `mié 18:30`, `12/10 18:30` */
export function until(instant: string, context: FormatContext): string {
  const days = daysAgo(instant, context);
  const time = clock(instant, context);
  if (days === 0) return time;
  if (days === -1) return `${relativeDay(1, context)} ${time}`;
  const date = new Date(instant);
  const day =
    days > -7 && days < 0
      ? formatter(context, { weekday: "short" }).format(date).replace(".", "")
      : formatter(context, { day: "numeric", month: "numeric" }).format(date);
  return `${day} ${time}`;
}

/** The same in parts, for sentences: `hasta las 18:30`, `hasta mañana a las 18:30`, `hasta el miércoles a las 18:30`. */
export function moment(
  instant: string,
  context: FormatContext,
): { near: "today" | "tomorrow" | "later"; day: string; time: string } {
  const days = daysAgo(instant, context);
  const soon = days > -7 && days < 0;
  const day = formatter(context, soon ? { weekday: "long" } : { day: "numeric", month: "numeric" });
  return {
    near: days === 0 ? "today" : days === -1 ? "tomorrow" : "later",
    day: day.format(new Date(instant)),
    time: clock(instant, context),
  };
}

/** `840 ms`, `1,2 s`, `12 s` */
export function elapsed(ms: number, locale: string): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const digits = ms < 10_000 ? 1 : 0;
  return `${numberFormat(locale, { maximumFractionDigits: digits }).format(ms / 1_000)} s`;
}

/** `0:42` */
export function mediaLength(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function relativeDay(days: number, context: FormatContext): string {
  return relativeFormat(context.locale, { numeric: "auto" }).format(days, "day");
}

function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

/** "Buenos Aires", for a zone's name. */
export function placeOf(timezone: string): string {
  return timezone.split("/").at(-1)?.replaceAll("_", " ") ?? "";
}

/** A day of a calendar, `2026-11-05`, as `5 nov`. */
export function calendarDay(day: string, locale: string): string {
  const at = Date.parse(day);
  if (Number.isNaN(at)) return day;
  return dateFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(at);
}
