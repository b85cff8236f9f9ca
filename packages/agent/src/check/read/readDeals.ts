import { matchesWithNumbers, NUMBER_WORDS, readCount, withNumbers } from "../text/numberWords.ts";
import { numberedOf, take, type Page } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";

const COUNT = `(\\d|${NUMBER_WORDS})`;
const TAKE = "(?:llev[a-z]+|lev(?:e|a|ar|ando|em|amos)|compr[a-z]+|agarr[a-z]+|eleg[a-z]+)";
const PAY =
  "(?:pag(?:a|as|ue|ues|uen|an|ando|ar|aras|aria|arias|amos)|abon(?:a|as|e|en|an|ando|ar|aras|amos))";
const ONLY = "(?: (?:solo|solamente|unicamente|apenas|so|somente|nomas))?";
/** In the same breath, whatever is named in between. */
const BREATH = "[^.;:!?\\n]{0,70}?";
/** What is counted is pieces: no instalments, no deliveries, no part of the price. */
const PIECES =
  "(?=(?: (?:sol[oa]s?|so))?(?: ?(?:$|[.,;:!?)\\n])| (?:nomas|delas|deles|de (?:ell[oa]s|es[oa]s|l[oa]s)|y|e|con|com|en|em|no|na|nos|nas|pagando|si|hoy|esta|este|tod[oa]|hasta|para|pra|unidad|unidade|prenda|par|peca)(?![a-z])))";
/** Sizes, amounts and times are written alike. */
const NO_DEAL =
  "(?! ?(?:[.,x]?\\d|(?:mil|MIL)\\b|k\\b|cm|mm|m\\b|mts|metros?|pulgadas?|polegadas?|lucas?|pesos?|reais|%|\\$|cuotas?|veces|vezes|dias?|semanas?|mes|anos?))";

type Form = readonly [RegExp, (match: RegExpMatchArray) => string | null];

/** In numbers, with nothing in between. */
const PLAIN: readonly Form[] = [
  [/(?<![\p{L}\p{N}.,])([2-9]) ?x ?([1-8])(?! ?(?:cm|m|mm|x|\d|mts)\b)(?!\d|[.,]\d)/gu, nameOf],
  [new RegExp(`(?<![\\p{L}\\p{N}.,])${COUNT} por ${COUNT}(?![a-z])${NO_DEAL}`, "gu"), nameOf],
  [
    /(?:segund[oa] (?:unidad|prenda|par|unidade|peca)?|2d[oa] unidad)[^.;\n]{0,20}?(\d{2}) ?%(?: off| de descuento| de desconto)?/g,
    ([, percent]) => `2nd:${percent}`,
  ],
];

/** Around the goods' names: how many are taken is said with them. */
const AROUND: readonly Form[] = [
  // "llevás dos mallas y pagás una"
  [
    new RegExp(`(?<![a-z\\d.,])${COUNT}(?![a-z\\d.,%])${BREATH}\\b${PAY}${ONLY} ${COUNT}${PIECES}`, "g"),
    nameOf,
  ],
  // "pagás una malla y llevás dos"
  [
    new RegExp(
      `\\b${PAY}${ONLY} ${COUNT}(?! (?:sol[oa] )?(?:vez|cuota|parte|pago|envio)|[a-z])${BREATH}\\b${TAKE} ${COUNT}(?![a-z])${NO_DEAL}`,
      "g",
    ),
    ([all, pay, taken]) => nameOf([all, taken ?? "", pay ?? ""]),
  ],
  // "três cangas pelo preço de duas"
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}.,])${COUNT}(?![a-z\\d.,%])[^.;:!?\\n]{0,30}? (?:por|al?|pelo)(?: el| o)? (?:precio|preco|valor) de ${COUNT}(?![a-z])${NO_DEAL}`,
      "gu",
    ),
    nameOf,
  ],
  // "comprá uno, llevate dos"
  [
    new RegExp(
      `\\bcompr(?:a|as|e|ando|ar|ate)\\b ${COUNT}(?![a-z\\d.,%]|,\\d)${BREATH}\\b(?:llev[a-z]+|lev(?:e|a|ar|ando)) ${COUNT}(?![a-z])${NO_DEAL}`,
      "g",
    ),
    ([all, bought, taken]) => nameOf([all, taken ?? "", bought ?? ""]),
  ],
  // "abonás solamente el más caro"
  [
    new RegExp(
      `\\b${PAY}${ONLY} (?:el|la|o|a) (?:de )?(?:mas|mais|mayor|maior) (?:car[oa]|valor|precio|preco)\\b`,
      "g",
    ),
    () => "2x1",
  ],
];

/** More are taken than paid: otherwise it is none. */
function nameOf([, taken = "", paid = ""]: readonly string[]): string | null {
  const [more, less] = [readCount(taken), readCount(paid)];
  return more !== null && less !== null && less >= 1 && more > less && more <= 12 ? `${more}x${less}` : null;
}

/** "2x1", "llevás dos mallas y pagás una", "três pelo preço de dois", "la segunda unidad al 50%". */
export function readDeals(page: Page): PieceOf<"deal">[] {
  const pieces: PieceOf<"deal">[] = [];
  const read = (forms: readonly Form[], text: string): void => {
    for (const [pattern, name] of forms) {
      for (const match of matchesWithNumbers(text, pattern)) {
        const [start, end] = [match.index, match.index + match[0].length];
        const deal = name(match);
        if (deal === null || pieces.some((other) => other.start < end && other.end > start)) continue;
        pieces.push({ kind: "deal", start, end, deal });
        take(page, { start, end });
      }
    }
  };
  read(PLAIN, numberedOf(page));
  read(AROUND, withNumbers(page.folded));
  return pieces;
}
