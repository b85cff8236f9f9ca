import { NUMBER_WORDS, PER_CENT, readCount } from "../text/numberWords.ts";
import { BLOT, findAll, findNumbered, take, type Page, type Span } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";

/** By the beginning of the word that names the part: "tercio", "terça parte", "mitad". */
const PARTS: readonly [RegExp, number][] = [
  [/mitad|metade/, 2],
  [/ter[cs]/, 3],
  [/[cq]uart/, 4],
  [/quint/, 5],
  [/sext/, 6],
  [/decim/, 10],
];
const PART =
  "(?:mitad|metade|tercio|terco|[cq]uarto|quinto|decimo|(?:tercera|terceira|terca|[cq]uarta|quinta|sexta|decima) parte)";
const SHARE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:una?|uma?|la|el|a|o) )?(?:(dos|dois|duas|tres) (tercios|tercos|(?:tercer|terceir|terc|[cq]uart)as partes|[cq]uartos|quintos)|${PART})(?![\\p{L}\\p{N}])`,
  "gu",
);

const OF_PRICE = "(?: d?el?| de su| de seu| do| de)? ?(?:precio|valor|preco|costo|custo)";
const IS_OF_PRICE = new RegExp(
  `^(?:${OF_PRICE}| d?e? ?(?:lo|o) que (?:vale|cuesta|sale|custa)[nm]?| do que (?:vale|custa)m?)(?![\\p{L}])`,
  "u",
);
const LESS =
  /^ (?:a menos|menos|(?:mas|mais) barat[oa]s?|mas economic[oa]s?|off|(?:de|en|em) (?:descuento|desconto|rebaj\w*|ahorro|economia|bonificacion))(?!\p{L})(?! de (?!lo que|lista|descuent|descont|precio|preco))/u;
const LOWERS =
  /(?:rebaj|\bbaj|descont|descuent|ahorr|econom|bonific)\w*(?: [a-z]+){0,2}?(?: (?:en|de|a|em|por))? ?$/;
const COSTS = "(?:cuesta|sale|vale|queda|esta|va|fica|sai|custa|vai|llev|lev|dej|deix|pag|abon)[a-z]*";
const CLAUSE_END =
  /^ ?(?:$|[.,;:!?)\n]|(?:si|se|que|hoy|hoje|pagando|abonando|llevando|levando|con|com|por)(?!\p{L}))/u;
/** Of a battery, of the way: of something else than a price. */
const OF_ELSE = /^ (?:de|del|da|do|das|dos) (?!lo que|o que)/;
/** "te queda a la mitad", "fica pela metade", "cuesta la mitad que el bolso" */
const AT = new RegExp(
  `${COSTS}[^.;:!?\\n]{0,30} (?:a|por|en|pela|pelo) ?$|\\b(?:cuesta|sale|vale|sai|custa)[a-z]* ?$`,
);
const PAID =
  /\b(?:pag(?:a|as|ue|ando|ar|aria|arias)|abon(?:a|as|e|ando|ar))(?: (?:solo|solamente|apenas|so|nomas))? ?$/;

/**
 * Parts of a price in words, as percent off: "un cuarto menos", "rebajada en un tercio", "te queda a la mitad",
 * "a medio precio", "al 60 del precio". A part of anything else (a battery, an hour) is none.
 */
export function readShares(page: Page): PieceOf<"percent">[] {
  const pieces: PieceOf<"percent">[] = [];
  const add = (span: Span, percent: number): void => {
    pieces.push({ kind: "percent", start: span.start, end: span.end, percent: Number(percent.toFixed(2)) });
    take(page, span);
  };
  for (const match of findAll(page, HALF_PRICE)) add(match, 50);
  for (const match of findNumbered(page, OF_A_PRICE)) {
    const left = readCount(match[1] ?? "");
    if (left !== null && left > 0 && left < 100) add(match, 100 - left);
  }
  for (const match of findNumbered(page, BARE)) {
    const percent = readCount(match[1] ?? "");
    const before =
      page.free
        .slice(Math.max(0, match.start - 60), match.start)
        .split(/[.;!?\n]/)
        .at(-1) ?? "";
    const named = before.includes(BLOT) && CLAUSE_END.test(page.folded.slice(match.end));
    if (named && percent !== null && percent >= 5 && percent < 100) add(match, percent);
  }
  for (const match of findAll(page, SHARE)) {
    const percent = offOf(page, match);
    if (percent !== null) add(match, percent);
  }
  return pieces;
}

const HALF_PRICE =
  /\b(?:la )?mitad de(?:l)? (?:precio|valor|descuento)|(?:a )?metade do preco|half (?:the )?price|\b(?:a |por )?(?:medio precio|meio preco)\b/g;
const OF_A_PRICE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:al|ao|a|por el|por|pelo|pelos|en el|em) (?:solo )?(\\d{1,2}|${NUMBER_WORDS}) ?(?:%|${PER_CENT})?${OF_PRICE}(?![\\p{L}])`,
  "gu",
);
const BARE = new RegExp(
  `(?<=${COSTS}[^.;:!?\\n]{0,12}(?<!\\d) )al? (\\d{2}|${NUMBER_WORDS})(?![\\p{L}\\p{N}]| ?[%.,]\\d| ?%)`,
  "gu",
);

/** What is taken off; where the words say what is left, the rest. */
function offOf(page: Page, match: RegExpExecArray & Span): number | null {
  const part = shareOf(match);
  const before = page.folded.slice(Math.max(0, match.start - 60), match.start);
  const after = page.folded.slice(match.end, match.end + 30);
  if (LESS.test(after)) return part;
  const ofPrice = IS_OF_PRICE.test(after);
  if (!ofPrice && PAID.test(before)) return 100 - part;
  if (!ofPrice && OF_ELSE.test(after)) return null;
  if (LOWERS.test(before)) return part;
  return ofPrice || AT.test(before) ? 100 - part : null;
}

function shareOf([words, many]: RegExpExecArray): number {
  const size = PARTS.find(([name]) => name.test(words))?.[1] ?? 2;
  return ((many === undefined ? 1 : (readCount(many) ?? 1)) * 100) / size;
}
