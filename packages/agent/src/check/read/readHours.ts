import { ENGLISH_WORDS, readCount } from "../text/numberWords.ts";
import { clauseAround, type Sentence } from "../text/sentences.ts";
import { BLOT, findAll, take, type Page, type Span } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";
import { weekdaysIn } from "./readTimes.ts";

const HOUR = `(?:una|uma|dos|duas|tres|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|diez|dez|once|onze|doce|doze|${ENGLISH_WORDS})`;
const REST = "(?:[:.h](\\d{2}))? ?(?:hs?|hrs|horas|h|[ap]\\. ?m|[ap]m\\b)?\\.?";
/** Of a range, whether it ends, and begins, after noon. */
const ENDS_LATE = /p\.? ?m\.?$/;
const BEGINS_LATE = /^\D*\d{1,2}(?:[:.h]\d{2})? ?p\.? ?m/;
const TIME = `(\\d{1,2})${REST}`;
/** "a las nueve" */
const SPOKEN = `(\\d{1,2}|(?<=\\b(?:las?|as|at|until) )${HOUR}(?!\\p{L}))${REST}`;
const HALF = /^ ?(?:y media|e meia)\b/;
const LATE = /^(?: ?(?:y|e) [a-z]+)? ?(?:p\. ?m|pm\b|de la (?:tarde|noche)\b|da (?:tarde|noite)\b)/;
export const NOON = 12 * 60;
const RANGE = new RegExp(
  `(?<![\\d.,:/$])(?:de |das |desde las |entre las |from )?(?:las )?${TIME} ?(?:a|as|ate|hasta|y|-|–|to)(?: las| as)? ?${TIME}(?![\\d%/]|[.,]\\d| ?(?:dias?|cuotas|meses|anos|cm|kg|unidades|pares))`,
  "g",
);
const FROM = new RegExp(
  `\\b(?:abr\\w+|open\\w*|desde|a partir de)(?: (?!hasta|ate|until|till)[a-z]+){0,3}? (?:a las?|las?|as|de las?|das|at) ${SPOKEN}(?![\\d%])`,
  "gu",
);
const UNTIL = new RegExp(
  `\\b(?:hasta|ate|until|till|clos\\w+|(?:cerra|fecha)(?!d[oa]s? (?:dur|rind|rend|aguant|vence|tien|tem))\\w*|cierr\\w+|antes de)(?: [a-z]+){0,2}?(?: a)?(?: las| la| as| a las| at)? ${SPOKEN}(?![\\d%/]|[.,]\\d| ?(?:dias?|cuotas|pesos|reais|mil|lucas|anos|meses|de (?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)))`,
  "gu",
);
const ROUND_THE_CLOCK = /\b(?:las )?24 ?(?:horas|hs)\b(?! (?:a|para)\b)/g;
const CLOSED =
  /\bcerrad[oa]s?\b|\bno abr\w+|\bno atend\w+|\bfechad[oa]s?\b|\bnao abr\w+|\bclosed\b|\bcerramos\b|\bfechamos\b/;

/** Sentences about when the shop or its pick-up point is open. */
const OPENING =
  /\babr(?:e|en|imos|ir|o)\b|\babiert\w*|\bhorario\w*|\batend(?:emos|e|en|er|iend\w*)\b|\batiend\w*|\brespond(?:emos|e)\b|\bcerr(?:amos|ado|ada|ados|an|a)\b|\bfunciona\w*|\bretir\w*|\bpasa(?:r)? a\b|\ba buscar\b|\bestamos\b(?=.*\bhasta\b)|\blocal\b|\bshowroom\b|\baberto\w*|\bfecha(?:mos|do|da)?\b|\bopen\b|\bcomprando antes\b|\bcompras antes\b|\bantes de las\b/;
const TODAY = /\b(?:hoy|manana|hoje|amanha|today|tomorrow)\b/;
const NOT_OPENING = /\bson las \d|\bensayo\b|\bclases?\b/;

/** Opening hours, open and closed days, and hours before which one must buy. */
export function readHours(page: Page, sentences: readonly Sentence[]): PieceOf<"hours">[] {
  return sentences.flatMap((sentence) => {
    const text = page.folded.slice(sentence.start, sentence.end);
    const days = weekdaysIn(text);
    const listed = (days.size > 0 || TODAY.test(text)) && new RegExp(RANGE.source).test(text);
    if ((!OPENING.test(text) && !listed) || NOT_OPENING.test(text)) return [];
    const times = [
      ...rangesOf(page, sentence),
      ...endsOf(page, sentence, FROM).map((end) => ({ ...end, from: end.minutes, to: null })),
      ...endsOf(page, sentence, UNTIL).map((end) => ({ ...end, from: null, to: end.minutes })),
      ...allDay(page, sentence),
    ].sort((a, b) => a.start - b.start);
    if (times.length === 0) {
      if (days.size === 0 || /\bque dia|\bretir\w*|lleg|entreg|despach|promo|2x1/.test(text)) return [];
      return daysIn(page, sentence);
    }
    return [
      ...daysAlone(page, sentence, times),
      ...times.map(({ start, end, from, to }): PieceOf<"hours"> => ({
        kind: "hours",
        start,
        end,
        from,
        to,
        weekdays: weekdaysBefore(page, sentence, { start, end }),
        closed: false,
      })),
    ];
  });
}

/** "Lunes cerramos; de martes a domingo, 10 a 19": a part without a time says of its days whether it is open. */
function daysAlone(page: Page, { start, end }: Span, times: readonly Span[]): PieceOf<"hours">[] {
  let at = start;
  return page.folded
    .slice(start, end)
    .split(";")
    .flatMap((part): PieceOf<"hours">[] => {
      const span = { start: at, end: at + part.length };
      at = span.end + 1;
      const alone = !times.some((time) => time.start < span.end && time.end > span.start);
      return alone && OPENING.test(part) ? daysIn(page, span) : [];
    });
}

/** "Los domingos no abrimos, solo de lunes a sábado": each part has its own days. */
function daysIn(page: Page, { start, end }: Span): PieceOf<"hours">[] {
  const text = page.folded.slice(start, end);
  const parts = text.split(/(?:,|;|:)(?= (?:so|solo|solamente|pero|mas|only|but|si|sim|de)\b)/);
  let at = start;
  return parts.flatMap((part): PieceOf<"hours">[] => {
    const span = { start: at, end: at + part.length };
    at = span.end + 1;
    const weekdays = weekdaysIn(part);
    return weekdays.size === 0
      ? []
      : [{ kind: "hours", ...span, from: null, to: null, weekdays, closed: CLOSED.test(part) }];
  });
}

/** Days named nearest before a time: of its clause, else of what stands before it in the sentence. */
function weekdaysBefore(page: Page, sentence: Sentence, place: Span): Set<number> {
  const clause = clauseAround(page, sentence, place);
  // "de lunes a viernes de 9 a 18 y los sábados hasta las 14": the days behind the time before are of this one.
  const since = page.free.slice(sentence.start, place.start).lastIndexOf(BLOT) + 1;
  const between = page.folded.slice(sentence.start + since, place.start).split(/[,;]| (?:y|e|o|ou) /);
  const later = since === 0 ? undefined : between.map(weekdaysIn).findLast(({ size }) => size > 0);
  if (later !== undefined) return later;
  // "de 9 a 18 de lunes a viernes y …"
  const after = page.folded.slice(place.end, sentence.end);
  const next = weekdaysIn(/^(?:(?! (?:y|e) )[^,;·|:\n])*/.exec(after)?.[0] ?? "");
  const told = weekdaysIn(page.folded.slice(clause.start, place.start));
  if (told.size > 0) return told;
  if (next.size > 0) return next;
  const own = weekdaysIn(page.folded.slice(clause.start, clause.end));
  if (own.size > 0) return own;
  const before = page.folded.slice(sentence.start, place.start).split(/[,;·|:\n]/);
  for (const part of before.reverse()) {
    const days = weekdaysIn(part);
    if (days.size > 0) return days;
  }
  return new Set();
}

function inside(sentence: Span, match: Span): boolean {
  return match.start >= sentence.start && match.end <= sentence.end;
}

function rangesOf(page: Page, sentence: Span): (Span & { from: number; to: number })[] {
  const ranges: (Span & { from: number; to: number })[] = [];
  for (const match of findAll(page, RANGE)) {
    if (!inside(sentence, match)) continue;
    const [from, to] = [minutes(match[1], match[2]), minutes(match[3], match[4])];
    if (from === null || to === null) continue;
    const late = (minutes: number, pattern: RegExp): number =>
      minutes < NOON && pattern.test(match[0]) ? minutes + NOON : minutes;
    const times = { from: late(from, BEGINS_LATE), to: late(to, ENDS_LATE) };
    ranges.push({ start: match.start, end: match.end, ...times });
    take(page, match);
  }
  return ranges;
}

function endsOf(page: Page, sentence: Span, pattern: RegExp): (Span & { minutes: number })[] {
  const ends: (Span & { minutes: number })[] = [];
  for (const match of findAll(page, pattern)) {
    const at = minutes(match[1], match[2]);
    if (at === null || !inside(sentence, match)) continue;
    const after = page.folded.slice(match.end);
    const half = HALF.test(after) ? 30 : 0;
    const late = at < NOON && LATE.test(after) ? NOON : 0;
    ends.push({ start: match.start, end: match.end, minutes: at + half + late });
    take(page, match);
  }
  return ends;
}

function allDay(page: Page, sentence: Span): (Span & { from: number; to: number })[] {
  const found: (Span & { from: number; to: number })[] = [];
  for (const match of findAll(page, ROUND_THE_CLOCK)) {
    if (!inside(sentence, match)) continue;
    found.push({ start: match.start, end: match.end, from: 0, to: 24 * 60 });
    take(page, match);
  }
  return found;
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const [hours, rest] = [readCount(hour ?? ""), Number(minute ?? 0)];
  return hours === null || hours > 24 || rest > 59 ? null : hours * 60 + rest;
}
