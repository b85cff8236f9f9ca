import {
  payablePrices,
  regularPrices,
  type KnownProduct,
  type PriceKnown,
} from "../../know/knownProducts.ts";
import type { Span } from "../../text/page.ts";
import type { OptionGroup } from "../../read/readOptions.ts";
import { piecesNear, sentenceText } from "../context.ts";
import { backed, wrong, type Judgement } from "../judgement.ts";
import { sentenceAt } from "../../read/readStock.ts";
import { variantsMeasured } from "../judgeMeasure.ts";
import { holdsAll, isDescribedAs, pairsOf, variantsOf } from "../judgeOptions.ts";
import type { Subject } from "../subject.ts";
import { findAmount, money } from "./amounts.ts";
import { comesInPairs, isByPair } from "./pairs.ts";
import { totalsAt, unnamedText, type Place } from "./reckon.ts";

/** The price of a product itself; null where no price of it is known. */
export function judgeProductPrice(place: Place, subject: Subject): Judgement | null {
  const { piece, judging, products } = place;
  if (products.length === 0 || ["saving", "missing", "instalment"].includes(piece.role)) return null;
  const beside = optionsBeside(place);
  // "La de 30 litros sale $ 48.000 y la de 60 …": what is measured before the amount is meant.
  const isMeasured = products.some((product) => ofMeasure(place, product) !== null);
  const group = beside !== null && beside.start > piece.end && isMeasured ? null : beside;
  const payable = products.flatMap((product) =>
    payablePrices(product, namedWhole(place, product) ?? meant(product, group) ?? ofMeasure(place, product)),
  );
  if (group !== null && isOfNone(products, group))
    return wrong(`De ${namesOf(products)} no hay esa opción en stock: su precio no se conoce.`);
  const regular = products.flatMap(regularPrices);
  const soldOut = products.every(({ available }) => available?.value === false);
  if (payable.length === 0)
    return soldOut ? wrong(`${namesOf(products)} está agotado: no tiene precio para ofrecer.`) : null;
  if (piece.role === "regular") {
    const isNone = regular.length === 0 || subject.kind === "open";
    const isReduced = piecesNear(judging, piece, "percent").length > 0;
    const listed = isNone && (isReduced || /lista|normal|regular/.test(sentenceText(judging, piece)));
    const several = isReduced ? totalsAt(place) : [];
    const hit = findAmount(
      piece,
      [...asAmounts(listed ? [...regular, ...payable] : regular), ...several],
      judging,
    );
    return hit === null
      ? wrong(
          `El precio anterior de ${namesOf(products)} no es ${money(piece.cents, judging)}.`,
          regular.map(({ factId }) => factId),
        )
      : backed(hit.reckoned.factIds, hit.mend);
  }
  const wanted = piece.role === "from" ? cheapest(payable) : isEndOfRange(place) ? dearest(payable) : payable;
  const hit = findAmount(piece, asAmounts(wanted), judging);
  if (hit !== null && isTotalOfSeveral(place, subject))
    return wrong(`${money(piece.cents, judging)} es el precio de una unidad, no el total.`);
  if (hit !== null && isPriceOfPair(place))
    return wrong(`${money(piece.cents, judging)} es el precio de una unidad, no el del par.`);
  const isOfAll =
    group === null ? !isSaidOfAll(place) || isPriceOfAll(place, payable) : costsAllOf(place, group);
  if (hit !== null && !isOfAll) return wrong(`No todo eso sale ${money(piece.cents, judging)}.`);
  if (hit !== null) return backed(hit.reckoned.factIds, hit.mend);
  const before = findAmount(piece, asAmounts(regular), judging);
  const isOfOne = products.some((product) => namedWhole(place, product) !== null);
  if (before !== null && piece.role === "price" && !isOfOne && saysPayable(place, payable))
    return backed(before.reckoned.factIds, before.mend);
  return wrong(
    reasonFor({ place, subject, payable, isRegular: before !== null }),
    payable.map(({ factId }) => factId),
  );
}

function reasonFor(input: {
  place: Place;
  subject: Subject;
  payable: PriceKnown[];
  isRegular: boolean;
}): string {
  const { place, subject, payable, isRegular } = input;
  const { piece, judging, products } = place;
  const stated = money(piece.cents, judging);
  if (subject.kind === "open") return `Ningún producto cuesta ${stated}.`;
  const known = [...new Set(payable.map(({ cents }) => money(cents, judging)))].slice(0, 4).join(" o ");
  return isRegular
    ? `${stated} es el precio anterior de ${namesOf(products)}: en promoción sale ${known}.`
    : `${namesOf(products)} no sale ${stated}: las herramientas dicen ${known}.`;
}

/** "Del 40 al 44 salen $ 69.500": every one that is named costs it. */
function costsAllOf({ piece, products }: Place, group: OptionGroup): boolean {
  const [product] = products;
  if (product === undefined || products.length > 1 || piece.role === "from" || piece.approximate) return true;
  return pairsOf(group, products).every((pair) => {
    const variants = product.variants.filter(({ roots }) => holdsAll(roots, pair)).map(({ id }) => id);
    const prices = variants.length === 0 ? [] : payablePrices(product, variants);
    return prices.length === 0 || prices.some(({ cents }) => Math.abs(cents - piece.cents) < 100);
  });
}

const OF_ALL =
  /\b(?:lo mismo|o mesmo|(?:mismo|mesmo) (?:precio|preco|valor)|(?:tod[oa]s|amb[oa]s|[lo][oa]?s (?:dos|tres|cuatro|dois|duas|quatro)|cualquiera|qualquer um)\b[^.;,]{0,40}\b(?:salen?|cuestan?|valen|saem|custam|estan|est[aã]o|a|por)) ?[:(*_]* ?[a-z]{0,2}\$? ?$/u;

/** "Los dos salen lo mismo: $ 96.000" */
function isSaidOfAll({ piece, judging, products }: Place): boolean {
  const { read } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  return (
    products.length === 1 &&
    sentence !== undefined &&
    OF_ALL.test(read.page.folded.slice(sentence.start, piece.start))
  );
}

function isPriceOfAll({ piece }: Place, payable: readonly PriceKnown[]): boolean {
  return payable.every(({ cents }) => Math.abs(cents - piece.cents) < 100);
}

/** Where the reply also says what is paid now, the price before it is no mix-up. */
function saysPayable({ piece, judging }: Place, payable: readonly PriceKnown[]): boolean {
  return judging.read.pieces.some(
    (other) =>
      other.kind === "money" && other !== piece && payable.some(({ cents }) => cents === other.cents),
  );
}

/** "dos mallas salen $ 45.000": the price of one, said of several. */
function isTotalOfSeveral({ piece, judging }: Place, subject: Subject): boolean {
  if (subject.kind !== "products" || (subject.mention?.quantity ?? 1) < 2) return false;
  const text = sentenceText(judging, piece);
  const alone = judging.read.pieces.filter(({ kind }) => kind === "money").length === 1;
  return alone && /\b(?:salen|son|cuestan|quedan|saem|custam|ficam|total)\b/.test(text) && !EACH.test(text);
}

/** "$ 45.000 el par" of what isn't sold by the pair: the price of one, said of two. */
function isPriceOfPair({ piece, judging, products }: Place): boolean {
  return products.every((product) => !comesInPairs(product)) && isByPair(piece, judging.read.page);
}

const EACH =
  /\bcada\b|\bc\/u|\bunidad\b|\bunitario\b|\bpor (?:par|unidade)\b|\beach\b|\blo mismo\b|\bo mesmo\b|\bmismo precio\b|\bmesmo preco\b|\buna\b|\bdesde\b/;

function asAmounts(prices: readonly PriceKnown[]): { cents: number; factIds: string[] }[] {
  return prices.map(({ cents, factId }) => ({ cents, factIds: [factId] }));
}

function cheapest(prices: readonly PriceKnown[]): PriceKnown[] {
  const least = Math.min(...prices.map(({ cents }) => cents));
  return prices.filter(({ cents }) => cents === least);
}

function dearest(prices: readonly PriceKnown[]): PriceKnown[] {
  const most = Math.max(...prices.map(({ cents }) => cents));
  return prices.filter(({ cents }) => cents === most);
}

/** "De $ 18.000 a $ 29.000 según la potencia": the second is the most that is asked. */
function isEndOfRange({ piece, judging }: Place): boolean {
  const before = piecesNear(judging, piece, "money").findLast(({ end }) => end <= piece.start);
  return (
    before?.role === "from" &&
    /^[*_]* (?:a|hasta|ate|to) (?:los )?(?:(?:ar|us|r)?\$ ?)?[*_]*$/.test(
      judging.read.page.folded.slice(before.end, piece.start),
    )
  );
}

export function namesOf(products: readonly KnownProduct[]): string {
  return products
    .slice(0, 3)
    .map(({ name }) => name)
    .join(" / ");
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
function namedWhole({ piece, judging }: Place, { variants }: KnownProduct): string[] | null {
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

/** Each of the options can be had, but not together. */
function isOfNone([product, ...others]: readonly KnownProduct[], group: OptionGroup): boolean {
  return (
    product !== undefined &&
    others.length === 0 &&
    product.variants.length > 0 &&
    variantsOf(product, group).length === 0
  );
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
