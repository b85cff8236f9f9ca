import { useLocale } from "use-intl";
import { numberFormat } from "#lib/format/formatters.ts";
import * as time from "#lib/format/time.ts";
import * as values from "#lib/format/values.ts";
import { useNow } from "#lib/use-now.ts";
import type { Locale } from "./locales.ts";

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The formatting functions, bound to the reader's language, zone and clock; the same for all that show a time. */
export function useFormat() {
  const locale = useLocale();
  const now = useNow();
  if (bound?.now !== now || bound.locale !== locale) bound = bind(locale, now);
  return bound;
}

let bound: ReturnType<typeof bind> | undefined;

function bind(locale: Locale, now: number) {
  const context: time.FormatContext = { locale, timeZone, now };
  return {
    locale,
    now,
    timeZone,
    clock: (instant: string) => time.clock(instant, context),
    listTime: (instant: string) => time.listTime(instant, context),
    dayTitle: (instant: string) => time.dayTitle(instant, context),
    relative: (instant: string) => time.relative(instant, context),
    until: (instant: string) => time.until(instant, context),
    day: (day: string) => time.calendarDay(day, locale),
    moment: (instant: string) => time.moment(instant, context),
    since: (instant: string) => time.duration(now - Date.parse(instant)),
    spokenSince: (instant: string) => time.spokenDuration(now - Date.parse(instant), locale),
    duration: time.duration,
    elapsed: (ms: number) => time.elapsed(ms, locale),
    money: (amount: number, currency: string) => values.money(amount, { currency, locale }),
    cost: (dollars: number) => values.cost(dollars, locale),
    fileSize: (bytes: number) => values.fileSize(bytes, locale),
    language: (tag: string) => values.language(tag, locale),
    number: (value: number) => numberFormat(locale, {}).format(value),
  };
}
