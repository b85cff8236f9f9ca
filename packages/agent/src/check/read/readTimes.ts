import { anyOf } from "../../text/anyOf.ts";
import { ENGLISH_WORDS, NUMBER_WORDS, readCount } from "../text/numberWords.ts";
import { findAll, findNumbered, take, type Page } from "../text/page.ts";
import { isCarried } from "./isCarried.ts";
import type { Length, LengthSubject, PieceOf } from "./piece.ts";

const COUNT = `(?:\\d{1,3}|(?:UN|UM) par de|${ENGLISH_WORDS}|${NUMBER_WORDS})`;
const LENGTH_UNIT =
  "(?:horas?|hs|hrs?|h)|dias? (?:habil(?:es)?|util|uteis|laborables?|corridos)|dias?|semanas?|mes(?:es)?|an[io]s?|business days?|days?|hours?|weeks?|months?|years?";
const LENGTH = new RegExp(
  `(?<![\\p{L}\\p{N}.,:$]|\\b(?:antes de|hasta|desde|a) (?:las|as) )(${COUNT})(?: ?(?:a|y|e|o|ou|-|–|y las?|to) ?(${COUNT}))?[ -]?(${LENGTH_UNIT})(?! (?:de |da )?(?:edad|idade|bateria|uso|carga))(?![\\p{L}\\p{N}])(?: (y medio|e meio))?`,
  "gu",
);
/** "… garantía de 12 meses; las sartenes, de 24": the second goes on in the unit of the first. */
const GOES_ON = /^[^;.\n]*[;,] [^;.\d\n]{3,40},? (?:de )?(\d{1,3})(?= ?[.;\n]| ?$)/;
const FOREVER = /\bde por vida\b|\bvitalicia\b/g;
const ONE_YEAR = /\b(?:al|por un) ano\b|\bum ano\b/g;

const DELIVERY =
  /\blleg\w*|\benvi[oa]\w*|\bentreg\w*|\bdemora\w*|\btarda\w*|\bdespach\w*|\brecib\w*|\bchega\w*|\bprazo\b|\bplazo\b|\bfrete\b|\bdias uteis\b|\bdias habiles\b|\b(?:business|working) days?\b|\blo tenes\b|\bla tenes\b|\bentra\w*\b|\brepo[ns]\w*|\bvuelv\w*|\bvolta\b|\bdeliver\w*|\bshipping\b|\bprevisao\b|\bdomicilio\b|\blist[oa]s? (?:en|dentro)\b|\bpront[oa]s? em\b|\bready (?:in|within)\b|\bregi(?:ao|oes)\b|\bresto del pais\b|\binterior\b|\bdemais\b|\bcapital\b/;
const SUBJECTS: [LengthSubject, RegExp][] = [
  ["warranty", /garantia|garante|warranty/],
  ["exchange", /\bcambi\w*|\bdevol\w*|\btroca\w*|\barrepent\w*|\bexchange|\breturn/],
  [
    "expiry",
    /\bgift ?cards?\b|\btarjetas? de regalo\b|\bvale presente\b|\bvenc\w*|\bvalen? por\b|\bvalidez\b|\bvalidade\b|\bexpir\w*|\bcaduc\w*/,
  ],
  ["delivery", DELIVERY],
];

/** "GBA: $ 4.200 (24 a 48 hs)" */
const BEHIND_AMOUNT = /\$ ?\d[\d.,]*[*_]* ?[(·–-] ?(?:em |en |ate |hasta )?$/;

/** What else takes time than a delivery. */
const OTHER_TASK =
  /\b(?:en|para|de) (?:carg|sec|lav|arm|us|autonom|bater|rodaje)|\bbater(?:ia|y)\b|\bcargar?\b/;

const DURING = /\b(?:durante|cada)(?: l?os| unos)? $/;
const REACHES = /\b(?:lleg|cheg)an? (?:a|ate|hasta) (?:las |unas |os |as )?$/;

/** "24 a 48 hs", "3 meses", "um mês": only where the sentence says what takes or holds so long. */
export function readLengths(page: Page, sentenceOf: (at: number) => string): PieceOf<"length">[] {
  const pieces: PieceOf<"length">[] = [];
  const add = (at: { start: number; end: number }, length: Length): void => {
    const sentence = sentenceOf(at.start);
    // "12 meses de garantía y 10 días para cambiarlo": what follows says it first.
    const about =
      subjectIn(
        /^ (?:de|para|of|to) (?!recib|entreg|llega)[^.,;]{0,14}/.exec(
          page.folded.slice(at.end, at.end + 20),
        )?.[0] ?? "",
      ) ??
      subjectIn(/[^.,;:\n]*$/.exec(page.folded.slice(Math.max(0, at.start - 60), at.start))?.[0] ?? "") ??
      subjectIn(sentence) ??
      carriedTo(at.start, page) ??
      (isCarried(sentence) || BEHIND_AMOUNT.test(page.folded.slice(Math.max(0, at.start - 24), at.start))
        ? "delivery"
        : undefined);
    // "Misture durante 7 dias": how something is done, and until when nothing.
    if (about === "exchange" && DURING.test(page.folded.slice(0, at.start).slice(-12))) return;
    if (about === undefined || (about === "delivery" && OTHER_TASK.test(sentence))) return;
    pieces.push({ kind: "length", start: at.start, end: at.end, length, about });
    take(page, at);
  };
  for (const match of findAll(page, FOREVER)) add(match, { min: 999, max: 999, unit: "month" });
  for (const match of findAll(page, ONE_YEAR)) add(match, { min: 12, max: 12, unit: "month" });
  for (const match of findNumbered(page, LENGTH)) {
    // "Llegan a 24 horas con el estuche": so long it lasts.
    if (REACHES.test(page.folded.slice(Math.max(0, match.start - 20), match.start))) continue;
    const length = lengthOf(match[1] ?? "", match[2], match[3] ?? "");
    if (length === null) continue;
    if (match[4] !== undefined) length.max += 0.5;
    add(match, length);
    const rest = GOES_ON.exec(page.folded.slice(match.end));
    const further = rest === null ? null : lengthOf(rest[1] ?? "", undefined, match[3] ?? "");
    if (rest === null || further === null) continue;
    const end = match.end + rest[0].length;
    add({ start: end - (rest[1] ?? "").length, end }, further);
  }
  return pieces;
}

/** "Los cuadros tienen 2 años de garantía. Las luces, 3 meses." */
const GOES_ON_BEHIND = /([^.\n]*)\.\s+(?:l[oa]s?|el|[ao]s?) [^.,;:\d\n]{3,40}, (?:de )?$/;

function carriedTo(at: number, { folded }: Page): LengthSubject | undefined {
  const before = GOES_ON_BEHIND.exec(folded.slice(Math.max(0, at - 240), at))?.[1] ?? "";
  return before.includes("garant") ? "warranty" : undefined;
}

function subjectIn(text: string): LengthSubject | undefined {
  return SUBJECTS.find(([, pattern]) => pattern.test(text))?.[0];
}

function lengthOf(first: string, second: string | undefined, word: string): Length | null {
  const min = readCount(first);
  const max = second === undefined ? min : readCount(second);
  if (min === null || max === null || min === 0) return null;
  const scaled = (factor: number, unit: Length["unit"]): Length => ({
    min: min * factor,
    max: max * factor,
    unit,
  });
  if (word.startsWith("h")) return scaled(1, "hour");
  if (/habil|util|uteis|labor|business/.test(word)) return scaled(1, "business_day");
  if (word.startsWith("d")) return scaled(1, "day");
  if (/^(?:semana|week)/.test(word)) return scaled(7, "day");
  if (/^(?:mes|month)/.test(word)) return scaled(1, "month");
  return scaled(12, "month");
}

/** Equal as a promise: 24 to 48 hours are one to two days; working days are other days. */
export function sameLength(a: Length, b: Length): boolean {
  const [x, y] = [inDays(a), inDays(b)];
  return x.unit === y.unit && x.min === y.min && x.max === y.max;
}

function inDays(length: Length): Length {
  return length.unit === "hour" && length.min % 24 === 0 && length.max % 24 === 0
    ? { min: length.min / 24, max: length.max / 24, unit: "day" }
    : length;
}

const WEEKDAYS = [
  /\bdomingos?\b|\bsundays?\b/,
  /\blunes\b|\bsegundas?(?:-feiras?)?\b(?! (?:unidad|opcion|unidade))|\bmondays?\b/,
  /\bmartes\b|\btercas?(?:-feiras?)?\b|\btuesdays?\b/,
  /\bmiercoles\b|\bquartas?(?:-feiras?)?\b|\bwednesdays?\b/,
  /\bjueves\b|\bquintas?(?:-feiras?)?\b|\bthursdays?\b/,
  /\bviernes\b|\bsextas?(?:-feiras?)?\b|\bfridays?\b/,
  /\bsabados?\b|\bsaturdays?\b/,
];

const WEEKDAY = anyOf(WEEKDAYS);

/** The day of the week a folded text names first, counted from Sunday. */
export function weekdayIn(folded: string): number | null {
  if (!WEEKDAY.test(folded)) return null;
  const days = WEEKDAYS.map((pattern, day) => ({ day, at: folded.search(pattern) }))
    .filter(({ at }) => at !== -1)
    .sort((a, b) => a.at - b.at);
  return days[0]?.day ?? null;
}

/** "lunes a viernes" → 1–5, "sábados y domingos" → 6 and 0. */
export function weekdaysIn(folded: string): Set<number> {
  const found = (WEEKDAY.test(folded) ? WEEKDAYS : [])
    .flatMap((pattern, day) => {
      const match = pattern.exec(folded);
      return match === null ? [] : [{ day, start: match.index, end: match.index + match[0].length }];
    })
    .sort((a, b) => a.start - b.start);
  const days = new Set<number>();
  for (const [index, { day, end }] of found.entries()) {
    days.add(day);
    const next = found[index + 1];
    if (
      next === undefined ||
      !/^ ?(?:a|al|ate|hasta|-|–|to) ?(?:el |los |a )?$/.test(folded.slice(end, next.start))
    )
      continue;
    for (let between = day; between !== next.day; between = (between + 1) % 7) days.add(between);
  }
  if (
    /todos l?os dias(?! (?:habil|ute))|every day|lunes a lunes|segunda a segunda|\b(?:7|siete|sete) dias de l?a semana/.test(
      folded,
    )
  )
    for (let day = 0; day < 7; day += 1) days.add(day);
  if (/\bdias (?:habiles|uteis)\b|\bweekdays\b/.test(folded))
    for (let day = 1; day < 6; day += 1) days.add(day);
  if (/\bfin(?:es)? de semana\b|\bfins de semana\b|\bweekends?\b/.test(folded)) days.add(6).add(0);
  return days;
}
