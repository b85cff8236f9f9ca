import type { Today } from "../read/readDays.ts";
import { findAll, type Page, type Span } from "./page.ts";

const MONTHS =
  "enero|janeiro;febrero|fevereiro;marzo|marco;abril;mayo|maio;junio|junho;julio|julho;agosto;septiembre|setiembre|setembro;octubre|outubro;noviembre|novembro;diciembre|dezembro"
    .split(";")
    .map((names) => names.split("|"));
/** Names of months, inside a larger pattern. */
export const MONTH = MONTHS.flat().join("|");
const ENGLISH = "january february march april may june july august september october november december".split(
  " ",
);
const DATE = new RegExp(
  `(?<![\\d/.,])(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?(?![\\d/])|(?<![\\d/.,])(\\d{1,2}|primero) de (${MONTH})(?: de(?:l)? (\\d{4}))?|(?<![\\d-])(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`,
  "g",
);
/** "November 26", "26th of November" */
const ENGLISH_DATE = new RegExp(
  `\\b(${ENGLISH.join("|")}) (\\d{1,2})(?:st|nd|rd|th)?(?![\\d])|(?<![\\d/.,])(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${ENGLISH.join("|")})\\b`,
  "g",
);

/** Days written as dates, in figures and words. */
export function findDates(page: Page, today: Today): (Span & { day: string })[] {
  const found = (span: Span, day: string | null): (Span & { day: string })[] =>
    day === null ? [] : [{ start: span.start, end: span.end, day }];
  return [
    ...[...findAll(page, DATE)].flatMap((match) => found(match, dateOf(match, today))),
    ...[...findAll(page, ENGLISH_DATE)].flatMap((match) => {
      const month = ENGLISH.indexOf(match[1] ?? match[4] ?? "") + 1;
      return found(match, yearless(Number(match[2] ?? match[3]), month, today));
    }),
  ];
}

export function nearestTo(today: Today, days: readonly (string | null)[]): string | null {
  const near = days
    .flatMap((each) => each ?? [])
    .map((each) => ({ each, distance: Math.abs(daysBetween(today.day, each)) }))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.each ?? null;
}

/** The last day of a month, of this one or of the year. */
export function endOf(name: string, { day }: Today): string {
  const [year, current] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const named = MONTHS.findIndex((names) => names.includes(name)) + 1;
  const month = name === "ano" ? 12 : named === 0 ? current : named;
  return new Date(Date.UTC(month < current ? year + 1 : year, month, 0)).toISOString().slice(0, 10);
}

function dateOf(match: RegExpExecArray, today: Today): string | null {
  const [, day1, month1, year1, day2, monthName, year2, year3, month3, day3] = match;
  if (year3 !== undefined) return iso(Number(year3), Number(month3), Number(day3));
  const day = Number(day1 ?? (day2 === "primero" ? 1 : day2));
  const month =
    month1 === undefined ? MONTHS.findIndex((names) => names.includes(monthName ?? "")) + 1 : Number(month1);
  const year = year1 ?? year2;
  if (year !== undefined) return iso(Number(year.length === 2 ? `20${year}` : year), month, day);
  return yearless(day, month, today);
}

/** Without a year it is the next such day, or one of the last months. */
function yearless(day: number, month: number, today: Today): string | null {
  const thisYear = Number(today.day.slice(0, 4));
  return nearestTo(
    today,
    [thisYear - 1, thisYear, thisYear + 1].map((each) => iso(each, month, day)),
  );
}

export function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

function daysBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
