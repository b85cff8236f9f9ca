import { findNumberWords } from "../text/numberWords.ts";
import { matchesOf } from "../text/matches.ts";
import { COLORS } from "../text/optionValues.ts";
import { BLOT, findAll, foldSame, take, type Page } from "../text/page.ts";
import type { PieceOf } from "./piece.ts";
import { weekdayIn } from "./readTimes.ts";

const PHONE =
  /(?<![\p{L}\p{N}.,$#/])(?:\+ ?\d{1,3}[ .-]?)?(?:\(?0?\d{2,4}\)?[ .-]?)?(?:9[ .-]?)?(?:15[ .-]?)?\d{3,5}[ .-]?\d{4}(?![\p{L}\p{N}%]|[.,]\d)|(?<!\d)0[38]00[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)/gu;
const PHONE_CUE =
  /\b(?:tel\w*|whats?app|wsp|wa|cel\w*|llam\w*|numero|nro|fone|ligu\w*|contacto|contato|fijo|call|phone|escrib\w*|atencion)\b/;

/** Telephone numbers: grouped like one, or after a word that announces one. */
export function readPhones(page: Page): PieceOf<"phone">[] {
  const pieces: PieceOf<"phone">[] = [];
  for (const match of findAll(page, PHONE)) {
    const digits = match[0].replace(/\D/g, "");
    const text = match[0].trim();
    const grouped = /^\+|^\(|\d[ -]\d/.test(text);
    const before = page.folded.slice(Math.max(0, match.start - 60), match.start);
    const cued = PHONE_CUE.test(before.split("\n").at(-1) ?? "");
    if (digits.length < 6 || (!cued && (!grouped || digits.length < 8) && digits.length < 10)) continue;
    // Thousands in groups are money or a count.
    if (/^\d{1,3}(?:\.\d{3})+$/.test(text)) continue;
    const start = match.start + match[0].indexOf(text);
    pieces.push({ kind: "phone", start, end: start + text.length, digits });
    take(page, { start, end: start + text.length });
  }
  return pieces;
}

const STREET_WORD =
  "av|avda|avenida|calle|rua|r|alameda|al(?=\\.)|bv|bvard|boulevard|bulevar|pasaje|pje|diagonal|diag|ruta|travessa|praca|plaza|camino|rodovia";
const NAME =
  "\\p{Lu}[\\p{L}.]*(?: (?:(?:de|del|la|las|los|da|do|dos|e|y) )?(?:\\p{Lu}[\\p{L}.]*|\\d{1,2} de \\p{Lu}\\p{L}+))*";
/** "1 plaza Blanco" is a bed's size. */
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}]|\\d (?=plaza))(?:(?:${STREET_WORD})\\.? )(${NAME})(?:,? (?:n[°º.]? ?|nº ?|al )?(\\d{1,5}))?(?![\\p{L}\\d.,]*\\d)`,
  "giu",
);
const LOCATION_CUE =
  "estamos|estoy|queda|quedamos|ubicad[oa]s?|direccion|endereco|local|sucursal(?:es)?|showroom|tienda fisica|retir\\w+|retiro|encontras|encontranos|ficamos|estamos na|loja|filial|veni(?:r|te)?|pasa(?:r|te)? por|visitanos|punto de retiro";
const AT_PLACE = new RegExp(
  `(?<![\\p{L}])(?:${LOCATION_CUE})(?: [\\p{L}]+){0,4}? (?:en|por|na|no|em|a|es|:)(?: la| el| calle)? ?(?=\\S)|(?<![\\p{L}])(?:${LOCATION_CUE}) ?: ?`,
  "gu",
);
const PLACE = new RegExp(
  `^(${NAME})(?:,? (?:n[°º.]? ?|al )?(\\d{1,5})(?![\\d.,]*\\d| ?(?:hs|cuotas|%)))?`,
  "u",
);
const NO_PLACE =
  /^(?:la web|el|Instagram|WhatsApp|Facebook|Mercado|Tienda ?nube|Andreani|Correo|OCA|Visa|Mastercard)/u;

/** Where the shop is said to be: streets with their numbers, and places after "estamos en". */
export function readPlaces(page: Page): PieceOf<"place">[] {
  const pieces: PieceOf<"place">[] = [];
  const add = (start: number, match: RegExpExecArray): void => {
    const words = (match[1] ?? "").split(/[ .]+/).filter((word) => /^\p{Lu}/u.test(word));
    if (words.length === 0) return;
    // Streets are read in any case: "Cabildo dos mil" goes on in small letters.
    const small = match[2] === undefined ? (/(?: \p{Ll}[\p{L}]*)+\.?$/u.exec(match[0])?.[0] ?? "") : "";
    const end = start + match[0].length - small.length;
    const spelled = match[2] === undefined ? numberAfter(page, end) : null;
    const span = { start, end: spelled?.end ?? end };
    pieces.push({ kind: "place", ...span, words, number: match[2] ?? spelled?.number ?? null });
    take(page, span);
  };
  for (const match of matchesOf(page.raw, STREET)) {
    const name = match[1] ?? "";
    if (!/^\p{Lu}/u.test(name) || isTaken(page, match.index, match[0])) continue;
    add(match.index, match);
  }
  for (const cue of findAll(page, AT_PLACE)) {
    const rest = page.raw.slice(cue.end);
    const place = PLACE.exec(rest);
    if (
      place === null ||
      NO_PLACE.test(rest) ||
      isNoPlace(place[1] ?? "") ||
      isTaken(page, cue.end, place[0])
    )
      continue;
    add(cue.end, place);
  }
  for (const cue of findAll(page, AT_LOCAL)) {
    const place = PLACE.exec(page.raw.slice(cue.end));
    // A shop's own name stands after "local" and "tienda"; after "sucursal" stands where it is.
    const isNamed = place?.[2] !== undefined || /^(?:sucursal|showroom|filial)/.test(cue[0]);
    if (place !== null && isNamed && !isTaken(page, cue.end, place[0])) add(cue.end, place);
  }
  return pieces;
}

/** "en nuestro local de Pellegrini 1200" */
const AT_LOCAL =
  /\b(?:local|sucursal|showroom|deposito|tienda|loja|filial|store) (?:de|da|do|of) (?:la |el )?(?=\S)/g;

/** "San Martín ochocientos cuarenta y cinco", "Cabildo al dos mil". */
function numberAfter(page: Page, end: number): { number: string; end: number } | null {
  const lead = /^,? (?:numero |al )?(?=\p{L})/u.exec(page.folded.slice(end, end + 12))?.[0].length;
  if (lead === undefined) return null;
  const found = findNumberWords(page.folded.slice(end + lead, end + lead + 60))[0];
  if (found?.start !== 0 || found.value < 20) return null;
  const until = end + lead + found.end;
  return /^ (?:%|por|dias?|cuotas?|pesos|reais|metros|cuadras|horas)/.test(page.folded.slice(until))
    ? null
    : { number: String(found.value), end: until };
}

const COLOR = new RegExp(`^(?:${COLORS})$`);

/** "Queda en Bordó", "te queda en M y S", "retiro: Lunes a viernes": no place. */
function isNoPlace(name: string): boolean {
  return (
    COLOR.test(foldSame(name).replace(/\.$/, "")) ||
    /^(?:X{0,3}[SL]|[MPGU]|PP|GG)(?: |\.|$)/.test(name) ||
    weekdayIn(foldSame(name)) !== null
  );
}

function isTaken(page: Page, start: number, text: string): boolean {
  return page.free.slice(start, start + text.length).includes(BLOT);
}
