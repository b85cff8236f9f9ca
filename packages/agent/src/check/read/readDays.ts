import { endOf, findDates, iso, MONTH, nearestTo, plusDays } from "../text/dates.ts";
import { NUMBER_WORDS } from "../text/numberWords.ts";
import { findAll, findNumbered, take, type Page, type Span } from "../text/page.ts";
import { isCarried } from "./isCarried.ts";
import type { DayRange, PieceOf } from "./piece.ts";
import { weekdayIn } from "./readTimes.ts";

const WEEKDAY =
  "lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda(?:-feira)?|terca(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?";

/** "llega el 24", "chega dia 26", "on the 24th" */
const OF_MONTH =
  /\b(?:el|al|dia|the) (\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\d%]|[.,:/-]\d| ?(?:%|hs?|horas|de|dias|cuotas|unidades)(?!\p{L}))/gu;
const ARRIVES = /(?:\blleg|\bentreg|\brecib|\bcheg|\barriv|\bprevis|\bestimad|\bllegando)[^.,;:]{0,30}$/;
/** "hasta fin de enero", "fin de mes", "até o fim do ano" */
const END_OF = new RegExp(
  `\\b(?:fin(?:es)?|final(?:es)?|fim) d(?:el?|o) (${MONTH}|mes|ano)(?![\\p{L}])`,
  "gu",
);
export const RELATIVE = new RegExp(
  `\\b(?:hoy mismo|hoy|hoje|pasado manana|depois de amanha|(?:al|n?o|em|del?|do) dia (?:siguiente|seguinte)|(?<!\\b(?:a|por|de|en|toda|cada) la |\\blas )manana|amanha|(?:la |esta |na |a )?(?:semana que vien?e|proxima semana|semana proxima|semana que vem|esta semana|esta semana)|en el dia|en el mismo dia|inmediat[oa]s?|imediat[oa]s?|en el acto|(?:no|em) mesmo dia|(?:no|em) dia|mismo dia|(?:antes|despues) de (?:navidad|reyes|ano nuevo|fin de ano|natal|las fiestas)|para navidad|(?:en|dentro de) UN rato|esta (?:misma )?(?:tarde|noche|manana)|a la (?:tarde|noche)|a tarde|today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|next week|in an hour|(?<!\\bcada )(?:este |el )?(?:finde|fin de semana)|(?:neste |no )?fim de semana|this weekend|(?:en|em|in) (?:\\d{1,3}|${NUMBER_WORDS}) minut[a-z]{1,2}|(?:(?:este|el|del|al|proximo|esta|na|no|da|do|nesta|neste) )(?:${WEEKDAY})(?: (\\d{1,2}))?|(?<=\\b(?:chega|chegam|llega|llegan|entra|entran) )(?:${WEEKDAY})|(?:on|by|this|next) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b`,
  "g",
);

const ARRIVAL =
  /\blleg\w*|\bentreg\w*|\bdespach\w*|\brecib(?:is|as|iras|es|ilo)\b|\blo tenes\b|\bla tenes\b|\btenes seguro\b|\bchega\w*|\bentra\b|\bentran\b|\brepo[ns]\w*|\bvuelve\w*|\bvolta\w*|\bllevamos\b(?=.*\b(?:dia siguiente|mismo dia|en el dia)\b)|\bprevisao\b|\bse espera\b|\bestimad\w*|\benviamos\b|\benvia\w* hoy|\benviar hoy|\bsale hoy\b(?! ?(?:a|por|en)? ?\$)|\bdispatch|\barriv|\bmandamos\b|\bprometid|\benvios?\b(?=.*\b(?:inmediat|imediat|en el acto|en el (?:mismo )?dia))/;
const COUPON =
  /\bcupon|\bcupom|\bcodigo\b|\bvale\b|\bvalid|\bvence\b|\bminim|\b[a-z]{4,}\d{1,2}\b|\bvigente|\busar(?:l[oa])?\b|%.*\b(?:hasta|ate) (?:el |o )?fi[nm]|\bdescuento\b|\bdesconto\b|\bpromo/;
/** "Solo por hoy": the day is the last one; without it, the day is the one on which we speak. */
const ENDING = /\b(?:hasta|ate|solo|apenas|so|por|vence|termina|only|until|valid\w*)(?: (?:el|por|mismo))? $/;
/** Who buys today: "si lo llevás hoy", "comprando hoy", "se você levar hoje". */
const BUYING = /(?:\bcompra\w*|\bcomprando|\bllev[ae]\w*|\blev[ae]\w*|\bpag[aou]\w*|\bpidi\w+) $/;
/** Says that the day is not known, or only repeats the customer's. */
const UNSURE =
  /\bpara que no\b|\bno (?:te |le |lo |la )?(?:puedo|podemos|podria|se|sabemos|tengo|tenemos)\b|\bnao (?:consigo|posso|sei|tenho|temos)\b|\bsi llega\b|\bse chega\b|\bdesde que lleg|\bcuando lleg|\bquando chegar\b|\bviagem\b|\bviaje\b|\b(?:can.?t|cannot|don.?t know|not sure|whether)\b/;

export interface Today {
  /** ISO day of the store's zone. */
  day: string;
  /** Counted from Sunday. */
  weekday: number;
}

/** Days on which something is said to arrive, and days until which a coupon is said to hold. */
export function readDays(
  page: Page,
  { today, sentenceOf }: { today: Today; sentenceOf: (at: number) => string },
): PieceOf<"day">[] {
  const pieces: PieceOf<"day">[] = [];
  const add = (at: Span, days: DayRange): void => {
    const sentence = sentenceOf(at.start);
    if (UNSURE.test(sentence)) return;
    const about =
      ARRIVAL.test(sentence) || isCarried(sentence) ? "delivery" : COUPON.test(sentence) ? "coupon" : null;
    if (about === null) return;
    const before = page.folded.slice(Math.max(0, at.start - 14), at.start);
    if (
      about === "coupon" &&
      /^(?:hoy|hoje|today)\b/.test(page.folded.slice(at.start)) &&
      !ENDING.test(before)
    )
      return;
    pieces.push({ kind: "day", start: at.start, end: at.end, days, about });
    take(page, at);
  };
  const dates = findDates(page, today);
  for (const { day, ...span } of dates) add(span, { from: day, until: day });
  for (const match of findNumbered(page, RELATIVE)) {
    const before = page.folded.slice(Math.max(0, match.start - 14), match.start);
    if (/hoy|hoje|today/.test(match[0]) && BUYING.test(before)) continue;
    // "El lunes 30 de noviembre" is one day.
    const date = dates.find(({ start }) => start === match.end + 1);
    if (date !== undefined && weekdayIn(match[0]) === new Date(`${date.day}T12:00:00Z`).getUTCDay()) continue;
    // "hasta las 14 del mismo día" is an hour.
    if (/\d ?(?:hs?|horas)? del? $/.test(before)) continue;
    add(match, relative(match[0], { today, dayOfMonth: match[1] }));
  }
  for (const match of findAll(page, OF_MONTH)) {
    if (!ARRIVES.test(page.folded.slice(Math.max(0, match.start - 50), match.start))) continue;
    const day = nearest(Number(match[1]), today);
    if (day !== null) add(match, { from: day, until: day });
  }
  for (const match of findAll(page, END_OF)) {
    const day = endOf(match[1] ?? "", today);
    add(match, { from: day, until: day });
  }
  return pieces;
}

/** The day of this month, or of the one before or after, that is nearest. */
function nearest(dayOfMonth: number, today: Today): string | null {
  const [year, month] = [Number(today.day.slice(0, 4)), Number(today.day.slice(5, 7))];
  return nearestTo(
    today,
    [month - 1, month, month + 1].map((each) => {
      const first = new Date(Date.UTC(year, each - 1, 1));
      return iso(first.getUTCFullYear(), first.getUTCMonth() + 1, dayOfMonth);
    }),
  );
}

function relative(
  words: string,
  { today, dayOfMonth }: { today: Today; dayOfMonth: string | undefined },
): DayRange {
  const single = (days: number): DayRange => {
    const day = plusDays(today.day, days);
    return { from: day, until: day };
  };
  if (/pasado manana|depois de amanha/.test(words)) return single(2);
  if (/siguiente|seguinte/.test(words)) return single(1);
  if (/^(?:esta|this) (?!sem|week)|hoy|hoje|today|tonight|mediat|acto|\bdia\b/.test(words)) return single(0);
  if (/manana|amanha|tomorrow/.test(words)) return single(1);
  if (/finde|weekend|fi[nm] de semana/.test(words)) {
    const saturday = plusDays(today.day, today.weekday === 0 ? -1 : 6 - today.weekday);
    return { from: saturday, until: plusDays(saturday, 1) };
  }
  if (/semana|week|rato|hour|minut/.test(words)) return null;
  const weekday = weekdayIn(words);
  if (weekday === null) return null;
  const ahead = (weekday - today.weekday + 7) % 7;
  const day = plusDays(today.day, ahead);
  if (dayOfMonth === undefined || Number(dayOfMonth) === Number(day.slice(8)))
    return { from: day, until: day };
  // "el miércoles 25" of a week that is not this one, or of no week at all.
  const later = [7, 14, 21, 28]
    .map((days) => plusDays(day, days))
    .find((each) => Number(each.slice(8)) === Number(dayOfMonth));
  return later === undefined ? null : { from: later, until: later };
}
