import { findDates, plusDays } from "../text/dates.ts";
import { readCount } from "../text/numberWords.ts";
import { BLOT, findAll, findNumbered, take, type Page, type Span } from "../text/page.ts";
import type { DayRange, PieceOf } from "./piece.ts";
import { RELATIVE, type Today } from "./readDays.ts";
import { weekdayIn } from "./readTimes.ts";

/** What follows is the day on which an order was placed. */
const ORDERED =
  /\b(?:hiciste|realizaste|compraste|pediste|encargaste|hizo|realizo|hecho|realizado|fez|fizeste|feito|comprou|pediu|placed|ordered|bought)\b[^.;!?\n]{0,30}$|\x81,? (?:es|e|era|is|was|fue|foi|figura)? ?(?:del?|do|from)\b[^.;!?\n]{0,14}$/;
const ARRIVING = /\b(?:lleg|entreg|recib|cheg|arriv|estima|despach|sal[eig])[^.;!?\n]*$/;
/** Days gone by, of which only an order speaks. */
const PAST = new RegExp(
  `\\b(?:antes de ayer|anteayer|anteontem|ayer|ontem|yesterday|(?:la )?semana pasada|semana passada|last week|(?:el )?mes pasado|mes passado|last month|(?:hace|ha|faz) (\\d{1,2}|un|una|dos|tres|cuatro|cinco|seis|uma|dois|duas|two|three|four|five|a) (dias?|semanas?|meses|mes)|(\\d{1,2}|un|una|dos|tres|cuatro|cinco|seis|uma|dois|duas|two|three|four|five|a) (days?|weeks?|months?) ago)\\b`,
  "g",
);

/** On which day an order was placed: "lo hiciste el 20/11", "es de ayer". */
export function readOrderDays(page: Page, today: Today): PieceOf<"day">[] {
  const pieces: PieceOf<"day">[] = [];
  const isOrdered = ({ start }: Span): boolean => {
    const before = page.free.slice(Math.max(0, start - 60), start);
    return ORDERED.test(before) && !ARRIVING.test(before);
  };
  const add = (at: Span, days: DayRange): void => {
    pieces.push({ kind: "day", start: at.start, end: at.end, days, about: "order" });
    take(page, at);
  };
  for (const { day, ...span } of findDates(page, today))
    if (isOrdered(span)) add(span, { from: day, until: day });
  for (const match of findAll(page, PAST)) if (isOrdered(match)) add(match, pastOf(match, today));
  for (const match of findNumbered(page, RELATIVE)) {
    if (!isOrdered(match)) continue;
    // "el jueves 19 de noviembre": the date says which one.
    if (
      page.free
        .slice(match.end)
        .replace(/^,? (?:de )?/, "")
        .startsWith(BLOT)
    )
      take(page, match);
    else add(match, lastOf(match[0], today));
  }
  return pieces;
}

/** "ayer", "la semana pasada", "hace dos semanas": a span where the words don't name a day. */
function pastOf([words, many, unit, english, ago]: RegExpExecArray, { day }: Today): DayRange {
  const span = (from: number, until: number): DayRange => ({
    from: plusDays(day, -from),
    until: plusDays(day, -until),
  });
  const count = readCount(many ?? english ?? "") ?? 1;
  const sort = unit ?? ago ?? words;
  if (/mes|month/.test(sort)) return span(31 * count + 5, 28 * count - 10);
  if (/sem|week/.test(sort)) return span(7 * count + 4, 7 * count - 4);
  if (many !== undefined || english !== undefined) return span(count, count);
  return words.startsWith("ante") ? span(2, 2) : span(1, 1);
}

/** "el jueves", of the past. */
function lastOf(words: string, today: Today): DayRange {
  const weekday = weekdayIn(words);
  if (weekday === null) return /hoy|hoje|today/.test(words) ? { from: today.day, until: today.day } : null;
  const day = plusDays(today.day, -((today.weekday - weekday + 7) % 7 || 7));
  const stated = / (\d{1,2})$/.exec(words)?.[1];
  if (stated !== undefined && Number(stated) !== Number(day.slice(8))) return null;
  return { from: day, until: day };
}
