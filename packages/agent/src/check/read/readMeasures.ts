import { matchesOf } from "../text/matches.ts";
import { findAll, findNumbered, take, type Page } from "../text/page.ts";
import { measuresAs, MATERIAL, materialOf, NUMBER, numbersIn, UNIT, type Measure } from "../text/measures.ts";
import { NUMBER_WORDS, readCount } from "../text/numberWords.ts";
import type { PieceOf } from "./piece.ts";

const BETWEEN =
  "(?: ?(?:cm|mts?|m|mm|metros?) ?(?:x|por|by)| ?(?:x|por|by|a|al|ate|y|e|o|ou|or|to|and|-|–)) ?";
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{N}.,:/$-]|\\$ )(${NUMBER})(?:${BETWEEN}(${NUMBER}))?(?:${BETWEEN}(${NUMBER}))? ?(?:de )?(${UNIT})(?![\\p{L}\\p{N}])( (?:y medi[oa]|e mei[oa]|and a half))?`,
  "gu",
);
const LONG =
  "horas?|minutos?|metros?|centimetros?|litros?|kilos?|quilos?|gramos?|gramas?|pulgadas?|polegadas?|watts?|hours?|lit(?:er|re)s?";
/** Numbers in words are looked for only where such a unit stands: their pattern is long. */
const LONG_UNIT = new RegExp(`\\b(?:${LONG})\\b`);
/** In words, with units that nobody takes for something else: "sesenta horas", "medio litro". */
const IN_WORDS = new RegExp(
  `(?<![\\p{L}\\p{N}])(medi[oa]|mei[oa]|half an?|${NUMBER_WORDS}) (${LONG})(?![\\p{L}])( (?:y medi[oa]|e mei[oa]))?`,
  "gu",
);
const SHARE = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(${NUMBER}) ?% (?:de )?(?:puro |pura )?(${MATERIAL})|(${MATERIAL})\\p{L}*,? (${NUMBER}) ?%`,
  "gu",
);
const BARE = new RegExp(
  `(?<=\\b(?:mide|miden|mede|medem) )(${NUMBER})(?: ?(?:x|por) ?(${NUMBER}))?(?![\\p{L}\\p{N}%]|[.,]\\d| ?(?:x|por) ?\\d)`,
  "gu",
);
/** How well something keeps out water, dust or sun: "IP68", "IPX4", "FPS 50", "UV 50+". */
const GRADE = /(?<![\p{L}\p{N}])(ip|spf|fps|upf|uv) ?(x?\d{1,2}x?)(?![\p{L}\p{N}])/gu;

/** Hours and minutes are measures where they tell how long a thing runs, charges or dries; of a delivery they are no measure. */
const OF_A_THING =
  /bater|battery|autonom|\bcarg|recarg|\bcharg|\bdura|\buso\b|reproduc|playback|\bplays?\b|\blasts?\b|music|\bseca|\bdry|\bdries|llen[oa]s?\b/;
const OF_A_SERVICE =
  /\benvi|\bentreg|\bllega|\bgarant|\bcambi|\bdemora|\bdespach|\bofert|\bpromo|\bfrete|\bdeliver|\bshipp/;

/** What a thing measures, weighs, holds, runs or is made of: every number with a unit. Without sentences, all hours count. */
export function readMeasures(page: Page, sentenceOf: ((at: number) => string) | null): PieceOf<"measure">[] {
  const pieces: PieceOf<"measure">[] = [];
  const add = (at: { start: number; end: number }, measures: Measure[]): void => {
    const timed = measures.some(({ of }) => of === "time");
    const sentence = timed && sentenceOf !== null ? sentenceOf(at.start) : null;
    if (sentence !== null && (!OF_A_THING.test(sentence) || OF_A_SERVICE.test(sentence))) return;
    pieces.push({ kind: "measure", start: at.start, end: at.end, measures });
    take(page, at);
  };
  for (const match of page.free.includes("%") ? findAll(page, SHARE) : []) {
    const material = materialOf(match[2] ?? match[3] ?? "");
    add(match, [{ of: material, values: numbersIn(match[1] ?? match[4] ?? "") }]);
  }
  // A name may have taken its letters: "el protector es FPS 50".
  for (const match of matchesOf(page.folded, GRADE))
    add({ start: match.index, end: match.index + match[0].length }, [
      gradeOf(match[1] ?? "", match[2] ?? ""),
    ]);
  for (const match of findAll(page, WRITTEN)) {
    const [, first = "", second, third, unit = "", andHalf = ""] = match;
    const until = match.end - andHalf.length;
    const written = page.raw.slice(until - unit.length, until);
    if (isSomethingElse(page, { start: match.start, number: first, unit, written })) continue;
    const half = andHalf === "" ? 0 : 0.5;
    const numbers = [first, second, third].flatMap((number) =>
      number === undefined ? [] : [numbersIn(number)],
    );
    add(
      match,
      numbers.map((values) =>
        measuresAs(
          values.map((value) => value + half),
          unit,
        ),
      ),
    );
  }
  // "Mide 1,60 por 0,90": metres or centimetres, whichever the shop wrote.
  for (const match of findAll(page, BARE)) {
    const sides = [match[1], match[2]].filter((side) => side !== undefined);
    add(
      match,
      sides.map((side) => ({
        of: "length",
        values: numbersIn(side).flatMap((value) => [value * 10, value * 1_000]),
      })),
    );
  }
  for (const match of LONG_UNIT.test(page.free) ? findNumbered(page, IN_WORDS) : []) {
    const half = match[3] === undefined ? 0 : 0.5;
    const count = /^(?:medi|mei|half)/.test(match[1] ?? "") ? 0.5 : readCount(match[1] ?? "");
    if (count !== null) add(match, [measuresAs([count + half], match[2] ?? "")]);
  }
  return pieces;
}

/** An IP code is a name, the others are numbers of which more is better. */
function gradeOf(sort: string, grade: string): Measure {
  if (sort === "ip") return { of: `ip${grade}`, values: [1] };
  return { of: sort === "uv" || sort === "upf" ? "uv" : "sun", values: [Number(grade)] };
}

/** "2 M" are two of a size, "5G" is a network, and a quotation ends like an inch. */
function isSomethingElse(
  page: Page,
  { start, number, unit, written }: { start: number; number: string; unit: string; written: string },
): boolean {
  if (unit === '"' || unit === "”" || unit === "''")
    return (
      (page.raw.slice(page.raw.lastIndexOf("\n", start) + 1, start).match(/["“”]/g)?.length ?? 0) % 2 === 1
    );
  if (!/^[mgl]$/.test(unit)) return false;
  // Nobody has 4,73 or 18 of a size.
  if (written === "L" && (/[.,]/.test(number) || Number(number) > 9)) return false;
  return (
    written !== unit ||
    (unit === "g" && /^[2-6]$/.test(number) && page.raw.charAt(start + number.length) === "g")
  );
}
