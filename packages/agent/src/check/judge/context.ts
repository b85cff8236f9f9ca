import type { StoreSheet } from "../../input.ts";
import { matchesOf } from "../text/matches.ts";
import type { Knowledge } from "../know/knowledge.ts";
import { REST, type Question } from "../know/matchStatement.ts";
import { aboutOf } from "../know/statements.ts";
import type { Piece } from "../read/piece.ts";
import type { ReadText } from "../read/readText.ts";
import { sentenceAt } from "../read/readStock.ts";
import { foldSame, type Span } from "../text/page.ts";
import { withRegions } from "../text/regions.ts";
import { placeRoots, rootsOf } from "../text/words.ts";
import { subjectAt, type Subject } from "./subject.ts";

/** What the customer wrote, for what comes back from there. */
export interface Said {
  folded: string;
  digits: string;
  texts: readonly string[];
}

/** All a judge may look at. */
export interface Judging {
  read: ReadText;
  know: Knowledge;
  customer: Said;
  /** Products named last before the reply, by customer or bot. */
  earlier: () => readonly string[];
  /** What the bot, or a person of the store, said last. */
  spoken: readonly string[];
}

export function subjectOf(place: Span, { read, know, earlier }: Judging): Subject {
  return subjectAt(place, { read, products: know.products, earlier, toldOf: know.toldOf, heard: know.heard });
}

/** The folded sentence around a place. */
export function sentenceText({ read }: Judging, place: Span): string {
  const sentence = sentenceAt(read.sentences, place.start);
  return sentence === undefined ? "" : read.page.folded.slice(sentence.start, sentence.end);
}

/** Pieces of one kind in the sentence of a place. */
export function piecesNear<Kind extends Piece["kind"]>(
  { read }: Judging,
  place: Span,
  kind: Kind,
): Extract<Piece, { kind: Kind }>[] {
  const sentence = sentenceAt(read.sentences, place.start);
  if (sentence === undefined) return [];
  return read.pieces.filter(
    (piece): piece is Extract<Piece, { kind: Kind }> =>
      piece.kind === kind && piece.start >= sentence.start && piece.end <= sentence.end,
  );
}

/** A question to the merchant's statements: the words around a place, and what may answer. */
export function questionAt(
  judging: Judging,
  place: Span,
  answers: Pick<Question, "sameSort" | "sameValue">,
): Question {
  const about = aboutOf(judging.read, place);
  const sentence = sentenceAt(judging.read.sentences, place.start) ?? place;
  const context = new Set(about.context);
  // "Pra fora de Minas": that is where it is not.
  for (const [, name = ""] of matchesOf(judging.read.page.raw.slice(sentence.start, sentence.end), EXCEPTED))
    for (const root of rootsOf(name)) context.delete(root);
  return { about: { ...about, context }, places: placesNear(judging, place), ...answers };
}

const EXCEPTED =
  /(?:fuera de|fora de|excepto|salvo|exceto) (?:la |el |o |a )?(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)*)/gu;

const PLACE =
  /(?<![\p{L}])(?:[aA]l?|[tT]o|[eE]n|[pP]ara|[hH]asta|[nN][ao]|[eE]m|[dD]e|[dD]o|y|e|ao?)(?: (?:la|el|o|a))? (\p{Lu}[\p{L}.]+(?: (?:(?:de|del|da|do) )?\p{Lu}[\p{L}]+)*)/gu;
const REST_WORDS =
  /\b(?:interior|resto d[aeo]l?|demas|demais|todo el pais|otras provincias|todo o brasil|todo o pais)\b/;
/** "fuera de Santa Fe": not there. */
const EXCEPT = /(?:fuera de|excepto|salvo|menos|fora de|exceto) [^,;.]*/giu;

/** Places that a sentence speaks of, by their roots: in the part around a place, else before it. */
export function placesNear(judging: Judging, place: Span): Set<string> {
  const { read } = judging;
  const sentence = sentenceAt(read.sentences, place.start);
  if (sentence === undefined) return new Set();
  const text = read.page.raw.slice(sentence.start, sentence.end);
  const part = localPart(text, place.start - sentence.start);
  const near = placesIn(part, judging);
  if (near.size === 0 && !REST_WORDS.test(foldSame(part)))
    for (const root of placesIn(text.slice(0, place.start - sentence.start), judging)) near.add(root);
  if (REST_WORDS.test(read.page.folded.slice(sentence.start, sentence.end).replace(EXCEPT, " ")))
    near.add(REST);
  return near;
}

function placesIn(part: string, { know }: Judging): Set<string> {
  const text = part.replace(EXCEPT, " ");
  const places = new Set<string>();
  for (const match of matchesOf(text, PLACE)) {
    for (const root of placeRoots(match[1] ?? "")) places.add(root);
  }
  const said = placeRoots(withRegions(text, zonesOf(know)));
  for (const { zone } of know.statements) {
    for (const root of zone ?? []) if (root !== REST && said.has(root)) places.add(root);
  }
  for (const product of know.products.values())
    for (const { root } of product.named.words) places.delete(root);
  return places;
}

const zonesOf = ({ sheet }: Knowledge): string[] => sheet.shipping.map(({ zone }) => zone);

/** A zone is named where all words of one of its places are: "Santa Fe" of "Santa Fe y Buenos Aires". */
export function namesZone(zone: string, place: Span, judging: Judging): boolean {
  const sentence = sentenceAt(judging.read.sentences, place.start) ?? place;
  const text = judging.read.page.raw.slice(sentence.start, sentence.end);
  const said = placeRoots(withRegions(text, zonesOf(judging.know)));
  return zone.split(/,|\/| (?:y|e) /).some((part) => {
    const roots = [...placeRoots(part)].filter((root) => !WIDE.has(root));
    return roots.length > 0 && roots.every((root) => said.has(root));
  });
}

/** The entry of the sheet whose zone a sentence names, as the shop writes it, and no other. */
export function zoneIn(place: Span, judging: Judging): (StoreSheet["shipping"][number] & Span) | null {
  const sentence = sentenceAt(judging.read.sentences, place.start);
  if (sentence === undefined) return null;
  const text = sentenceText(judging, place);
  const named = judging.know.sheet.shipping.flatMap((entry) => {
    const zone = foldSame(entry.zone);
    const at = text.indexOf(zone);
    return at < 0 || /\b(?:fuera de|excepto|salvo|menos|fora de|exceto)\b[^,;.]*$/.test(text.slice(0, at))
      ? []
      : [{ ...entry, start: sentence.start + at, end: sentence.start + at + zone.length }];
  });
  // "Región Metropolitana" has "Región" in it.
  const [own, ...others] = named.filter(
    (each) => !named.some((other) => other !== each && other.start <= each.start && other.end >= each.end),
  );
  return own === undefined || others.length > 0 ? null : own;
}

const WIDE = new Set(["capital", "ciudad", "cidade", "provincia"]);

/** What is said of another zone, which the sentence names, is not said of this one. */
export function fitsZone(zone: string, place: Span, judging: Judging): boolean {
  const named = placesNear(judging, place);
  if (named.size === 0 || namesZone(zone, place, judging)) return true;
  const roots = placeRoots(zone);
  const others = judging.know.statements.some(
    ({ zone: other }) => other !== null && [...other].some((root) => named.has(root) && !roots.has(root)),
  );
  return [...named].some((root) => roots.has(root)) || (roots.has(REST) && !others);
}

/** "… en CABA $ 3.900 y al interior $ 7.500": each amount has its own place. */
function localPart(text: string, at: number): string {
  const breaks = matchesOf(text, /[;,:]|(?<=\d) (?:y|e) /g).map(({ index }) => index);
  const start = breaks.filter((index) => index < at).at(-1) ?? 0;
  const end = breaks.find((index) => index > at) ?? text.length;
  const part = text.slice(start, end);
  return /\p{L}{4}/u.test(part.replace(/(?:envio|frete)/giu, "")) ? part : text;
}
