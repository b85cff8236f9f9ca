import type { Knowledge } from "../../know/knowledge.ts";
import { payablePrices, type KnownProduct, type PriceKnown } from "../../know/knownProducts.ts";
import { sentenceAt } from "../../read/readStock.ts";
import { measuresAs, type Measure } from "../../text/measures.ts";
import { matchesWithNumbers, NUMBER_WORDS, readCount, withNumbers } from "../../text/numberWords.ts";
import type { PieceOf } from "../../read/piece.ts";
import { measuresOf } from "../judgeMeasure.ts";
import type { Judging } from "../context.ts";
import { derived, wrong, type Judgement } from "../judgement.ts";
import { mentionsIn } from "../subject.ts";
import { amountBehind, amountsBefore, findAmount, money, type Place, type Reckoned } from "./amounts.ts";
import { countedOf, hasNoun, PACK, packOf } from "./packs.ts";
import { rateAt, type Rate } from "./rates.ts";
import { adjustedAt } from "./reckon.ts";
import { variantsBeside } from "./variantsBeside.ts";

type Money = PieceOf<"money">;

/**
 * "La de 20 kg sale $ 54.000, o sea $ 2.700 el kilo": what a product costs, shared out by what its name or variant weighs or
 * holds. Null where the amount is said for no part of it, or nothing says how many parts there are.
 */
export function judgeRate(place: Place, isOpen: boolean): Judgement | null {
  const { piece, judging, products } = place;
  if (piece.role !== "price" && piece.role !== "promo" && piece.role !== "from") return null;
  const rate = rateOf(piece, judging);
  // Where nothing is named, what its price is stated of is meant.
  const meant = isOpen ? products.filter((product) => isStated(place, product)) : products;
  if (rate === null || meant.length === 0) return null;
  const prices = meant.flatMap((product) => pricesMeant(place, product).map((price) => ({ product, price })));
  const shares =
    rate.measure === null ? byPiece(prices, rate, place) : byMeasure(prices, rate.measure, judging);
  if (shares === null) return null;
  const hit = findAmount(piece, [...shares, ...adjustedAt(place, shares)], judging);
  return hit === null
    ? wrong(
        `Eso no da ${money(piece.cents, judging)} por ${rate.noun ?? "unidad"}.`,
        prices.map(({ price }) => price.factId),
      )
    : derived(hit.reckoned.factIds, hit.mend);
}

/** What an amount of a reply is said for one of. */
export function rateOf(piece: Money, judging: Judging): Rate | null {
  const { page, sentences } = judging.read;
  const from = sentenceAt(sentences, piece.start)?.start ?? 0;
  const [before] = amountsBefore(piece, judging);
  return rateAt(piece, page, {
    from,
    before: before === undefined || before.start < from ? null : before,
  });
}

interface Priced {
  product: KnownProduct;
  price: PriceKnown;
}

const BRACKETED = /^[^.;()$]{0,20}\((?:(?:ar|us|r)?\$ ?)?$/;

/** Amounts that the one is worked out from: in brackets behind it, and before it. */
function amountsTold({ piece, judging }: Place): Money[] {
  const { page } = judging.read;
  const next = amountBehind(piece, judging);
  // "a $ 750 cada uno ($ 18.000)"
  const isBracketed = next !== undefined && BRACKETED.test(page.folded.slice(piece.end, next.start));
  return [...(isBracketed ? [next] : []), ...amountsBefore(piece, judging)];
}

const isStated = (place: Place, product: KnownProduct): boolean =>
  payablePrices(product).some((price) => amountsTold(place).some(({ cents }) => cents === price.cents));

/** Prices of the variants that are named beside the amount, else of those whose price is stated nearest before it, else all. */
function pricesMeant(place: Place, product: KnownProduct): PriceKnown[] {
  const beside = variantsBeside(place, product);
  // "El litro" of what comes by the litre names none.
  const named = beside?.length === product.variants.length ? null : beside;
  const all = payablePrices(product, named);
  if (named !== null) return all;
  const told = amountsTold(place);
  for (const { cents } of told) {
    const own = all.filter((price) => price.cents === cents);
    if (own.length > 0) return own;
  }
  return all;
}

const share = ({ cents, factId }: PriceKnown, parts: number): Reckoned => ({
  cents: cents / parts,
  factIds: [factId],
});

/** By what the variant, or the product that has only one, is said to weigh. Of several that differ, one of that weight itself is meant. */
function byMeasure(prices: readonly Priced[], unit: Measure, { know }: Judging): Reckoned[] | null {
  const parts = prices.flatMap(({ product, price }) =>
    sizesOf(product, price, { unit, know }).map((size) => ({ price, size })),
  );
  if (parts.length === 0) return null;
  const [base = 1] = unit.values;
  const shares = parts.map(({ price, size }) => share(price, size / base));
  const isOne = new Set(shares.map(({ cents }) => Math.round(cents))).size === 1;
  return isOne ? shares : parts.filter(({ size }) => size === base).map(({ price }) => share(price, 1));
}

function sizesOf(
  product: KnownProduct,
  { variants }: PriceKnown,
  { unit: { of }, know }: { unit: Measure; know: Knowledge },
): number[] {
  const inText = (text: string): number[] => {
    const own = measuresOf(text).filter((measure) => measure.of === of);
    return own.length === 1 ? (own[0]?.values ?? []) : [];
  };
  const names = product.variants.filter(({ id }) => variants?.includes(id) ?? true).map(({ name }) => name);
  const sizes = [...new Set(names.flatMap(inText))];
  if (sizes.length > 0) return sizes;
  return packOf(product, null, know).length > 0 ? [] : inText(product.name);
}

const KILOS = new RegExp(
  `(?<![\\p{L}\\p{N}.,$]|\\bde )(\\d{1,2}|${NUMBER_WORDS}) (kilos|quilos|litros|metros)(?!\\p{L})`,
  "gu",
);

/** "3 kilos te salen $ 16.200": as many times what one of them costs, where a variant is of one. */
export function multiplesOfUnit({ piece, judging, products }: Place): Reckoned[] {
  const { folded } = judging.read.page;
  const from = sentenceAt(judging.read.sentences, piece.start)?.start ?? piece.start;
  return matchesWithNumbers(withNumbers(folded.slice(from, piece.start)), KILOS).flatMap(
    ([, number = "", unit = ""]) => {
      const one = measuresAs([1], unit);
      const count = readCount(number) ?? 0;
      return products.flatMap((product) =>
        payablePrices(product)
          .filter((price) =>
            sizesOf(product, price, { unit: one, know: judging.know }).includes(one.values[0] ?? 0),
          )
          .map(({ cents, factId }) => ({ cents: cents * count, factIds: [factId] })),
      );
    },
  );
}

/** By how many a pack holds. What it costs itself is said of each pack only where the words name one. */
function byPiece(
  prices: readonly Priced[],
  { noun, isPlain }: Rate,
  { piece, judging }: Place,
): Reckoned[] | null {
  const { know, read } = judging;
  if (noun !== null && PACK.test(noun)) return null;
  const sentence = sentenceAt(read.sentences, piece.start);
  const shares = prices.flatMap(({ product, price }) => {
    const packs =
      isPlain && (noun === null || hasNoun(product, noun, know)) ? packOf(product, price.variants, know) : [];
    const counts =
      noun === null
        ? packs
        : [...packs, ...countedOf(product, noun, know).filter((count) => isTold(count, noun, judging))];
    return counts.map((count) => share(price, count));
  });
  if (shares.length === 0) return null;
  const own = sentence === undefined ? [] : mentionsIn(read, sentence);
  const said = read.page.folded.slice(sentence?.start, piece.start);
  const isOfPack =
    noun === null &&
    (PACK.test(said) || own.some(({ start, end }) => /x ?\d+$/.test(read.page.folded.slice(start, end))));
  return isOfPack ? [...shares, ...prices.map(({ price }) => share(price, 1))] : shares;
}

/** How many there are is said beside, and held against the facts there. */
function isTold(count: number, noun: string, { read }: Judging): boolean {
  return new RegExp(`(?<![\\d.,])${count} ${noun.slice(0, 4)}`).test(read.page.folded);
}
