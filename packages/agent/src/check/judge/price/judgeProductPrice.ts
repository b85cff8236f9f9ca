import {
  payablePrices,
  regularPrices,
  type KnownProduct,
  type PriceKnown,
} from "../../know/knownProducts.ts";
import type { OptionGroup } from "../../read/readOptions.ts";
import { piecesNear, sentenceText } from "../context.ts";
import { backed, wrong, type Judgement } from "../judgement.ts";
import { sentenceAt } from "../../read/readStock.ts";
import { holdsAll, pairsOf, variantsOf } from "../judgeOptions.ts";
import type { Subject } from "../subject.ts";
import { findAmount, money, type Place } from "./amounts.ts";
import { comesInPairs, isByPair } from "./pairs.ts";
import { totalsAt } from "./reckon.ts";
import { groupBeside, namedWhole, variantsBeside } from "./variantsBeside.ts";

/** The price of a product itself; null where no price of it is known. */
export function judgeProductPrice(place: Place, subject: Subject): Judgement | null {
  const { piece, judging, products } = place;
  if (products.length === 0 || ["saving", "missing", "instalment"].includes(piece.role)) return null;
  const group = groupBeside(place);
  const payable = products.flatMap((product) =>
    payablePrices(product, variantsBeside(place, product, group)),
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

/** Each of the options can be had, but not together. */
function isOfNone([product, ...others]: readonly KnownProduct[], group: OptionGroup): boolean {
  return (
    product !== undefined &&
    others.length === 0 &&
    product.variants.length > 0 &&
    variantsOf(product, group).length === 0
  );
}
