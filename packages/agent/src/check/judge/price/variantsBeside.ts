import type { KnownProduct } from "../../know/knownProducts.ts";
import type { PieceOf } from "../../read/piece.ts";
import type { OptionGroup } from "../../read/readOptions.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Span } from "../../text/page.ts";
import { piecesNear, type Judging } from "../context.ts";
import { variantsMeasured } from "../judgeMeasure.ts";
import { isDescribedAs, variantsOf } from "../judgeOptions.ts";
import { mentionsIn } from "../subject.ts";
import type { Place } from "./amounts.ts";

/** Variants of a product that the words beside an amount name, of those that are there; null where they name none. */
export function variantsBeside(
  place: Place,
  product: KnownProduct,
  group = groupBeside(place),
): string[] | null {
  return namedWhole(place, product) ?? meant(product, group) ?? ofMeasure(place, product);
}

/** The options that an amount is said of: what is measured before it is meant rather than options behind it. */
export function groupBeside(place: Place): OptionGroup | null {
  const beside = optionsBeside(place);
  const isBehind = beside !== null && beside.start > place.piece.end;
  // "La de 30 litros sale $ 48.000 y la de 60 …"
  return isBehind && place.products.some((product) => ofMeasure(place, product) !== null) ? null : beside;
}

/** The sentence of an amount without the names in it, place for place: of "Pack x 3" nobody says that there are three. */
export function unnamedText(piece: PieceOf<"money">, judging: Judging): string {
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  if (sentence === undefined) return "";
  let text = judging.read.page.folded.slice(sentence.start, sentence.end);
  for (const { start, end } of mentionsIn(judging.read, sentence))
    text = text.slice(0, start - sentence.start) + "·".repeat(end - start) + text.slice(end - sentence.start);
  return text;
}

/** "La de 500 g $ 5.600, la de 1 kg $ 10.200": variants that are of a measure told before this amount alone. */
function ofMeasure({ piece, judging }: Place, product: KnownProduct): string[] | null {
  const amounts = piecesNear(judging, piece, "money").filter(({ end }) => end <= piece.start);
  const since = Math.max(0, ...amounts.map(({ end }) => end));
  const { folded } = judging.read.page;
  const near = piecesNear(judging, piece, "measure");
  // "R$ 99,90 (3,6 L) e R$ 349,00 (18 L)": what stands in brackets is of the amount before it.
  const behind = (at: number): typeof near =>
    near.filter(({ start }) => start > at && /^[*_]* \($/.test(folded.slice(at, start)));
  const [own] = behind(piece.end);
  const ofOther = behind(since);
  const before = near.filter(
    (each) => each.start >= since && each.end <= piece.start && !ofOther.includes(each),
  );
  const told = own === undefined ? before.flatMap(({ measures }) => measures) : own.measures;
  const variants = variantsMeasured(product, told, judging.know);
  return variants.length === 0 ? null : variants;
}

/** "• 9 W Cálida: $ 2.900": those whose whole name stands between the amount before and this one. */
export function namedWhole({ piece, judging }: Place, { variants }: KnownProduct): string[] | null {
  const { read } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const amounts = piecesNear(judging, piece, "money").filter(({ end }) => end <= piece.start);
  const longest = (named: KnownProduct["variants"]): string[] | null => {
    const most = Math.max(0, ...named.map(({ name }) => name.length));
    return most === 0 ? null : named.flatMap(({ id, name }) => (name.length === most ? [id] : []));
  };
  // "R$ 54,90 com 60 peças"
  const behind = read.page.folded.slice(piece.end, sentence?.end).replace(OF_THIS, "");
  const own = variants.filter(
    ({ name }) =>
      OF_THIS.test(read.page.folded.slice(piece.end)) && isWordIn(name, behind.slice(0, name.length + 1)),
  );
  if (own.length > 0) return longest(own);
  const start = sentence?.start ?? 0;
  const since = Math.max(start, amounts.at(-1)?.end ?? 0);
  const text = unnamedText(piece, judging).slice(since - start, piece.start - start);
  // "La de 180 x 90" of what comes in "180 x 90 cm": nobody says the unit.
  const sizes = text.replace(BY, "$1x");
  const sized = variants.filter(({ name }) => {
    const [size] = SIZES.exec(name.replace(BY, "$1x")) ?? [];
    return size !== undefined && isWordIn(size, sizes);
  });
  if (sized.length > 0) return sized.map(({ id }) => id);
  // "$ 12.000 en Negro M y $ 13.500 …": of the one before.
  if (amounts.length > 0 && OF_THIS.test(text)) return null;
  return longest(variants.filter(({ name }) => isWordIn(name, text)));
}

const BY = /(\d) ?[x×] ?(?=\d)/gu;
const SIZES = /\d+(?:[.,]\d+)?(?:x\d+(?:[.,]\d+)?)+/u;
const OF_THIS = /^[*_]* \(?(?:en|em|in|para|con|com|n[oa]|(?:el|l?[oa]s?) de) /;

function isWordIn(word: string, text: string): boolean {
  const at = text.indexOf(word);
  const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
  return at >= 0 && !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(at + word.length));
}

/** Variants that the options beside the amount name; null where none is named. */
function meant(product: KnownProduct, group: OptionGroup | null): string[] | null {
  if (group === null) return null;
  const variants = variantsOf(product, group).map(({ id }) => id);
  return variants.length === 0 ? null : variants;
}

const BEHIND = /^[*_]* \(?(?:en |em |para )$|^[*_]* \($/;

/** "en Natural L salen $ 13.500 y en Negro M $ 12.000": the options that belong to this amount. */
function optionsBeside({ piece, judging }: Place): OptionGroup | null {
  const { read } = judging;
  const sentence = read.sentences.find(({ start, end }) => piece.start >= start && piece.start < end);
  if (sentence === undefined) return null;
  const amounts = read.pieces.filter(
    ({ kind, start, end }) => kind === "money" && start >= sentence.start && end <= sentence.end,
  );
  // What is sold out costs nothing.
  const groups = read.options.filter(
    (each) =>
      each.available &&
      each.start >= sentence.start &&
      each.end <= sentence.end &&
      !isDescribedAs(each, judging),
  );
  const [first] = groups;
  if (first === undefined) return null;
  const at = amounts.findIndex(({ start }) => start === piece.start);
  // "$ 54.000 en negro y $ 45.900 en verde"
  const behind = (amount: Span | undefined): OptionGroup | undefined =>
    amount === undefined
      ? undefined
      : groups.find(
          ({ start }) => start >= amount.end && BEHIND.test(read.page.folded.slice(amount.end, start)),
        );
  const own = behind(piece);
  if (own !== undefined) return own;
  const taken = behind(amounts[at - 1]);
  const [from, until] =
    first.start < (amounts[0]?.start ?? 0)
      ? [amounts[at - 1]?.end ?? sentence.start, piece.start]
      : [piece.end, amounts[at + 1]?.start ?? sentence.end];
  return groups.find((group) => group !== taken && group.start >= from && group.end <= until) ?? null;
}
