import { matchesOf } from "../../text/matches.ts";
import type { KnownProduct, PriceKnown } from "../../know/knownProducts.ts";
import { payablePrices, regularPrices } from "../../know/knownProducts.ts";
import { findNumberWords } from "../../text/numberWords.ts";
import { methodsIn } from "../../text/words.ts";
import type { PieceOf } from "../../read/piece.ts";
import { piecesNear, sentenceText, type Judging } from "../context.ts";
import { mentionsIn } from "../subject.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Place, Reckoned } from "./amounts.ts";
import { comesInPairs } from "./pairs.ts";
import { unnamedText, variantsBeside } from "./variantsBeside.ts";

/** More combinations than a sentence can mean are not tried. */
const MAX_SUMS = 200;

const asReckoned = ({ cents, factId }: PriceKnown): Reckoned => ({ cents, factIds: [factId] });

const ENGLISH = ["two", "three", "four", "five", "six"];

/** How many of something the sentence or the customer speaks of. */
export function countsAt({ piece, judging, products }: Place): number[] {
  const texts = [unnamedText(piece, judging), judging.customer.folded.slice(-300)];
  const counts = new Set(texts.flatMap(countsIn));
  // A pair of what comes in pairs is one.
  if (texts.some((text) => PAIR.test(text)) && !products.some(comesInPairs)) counts.add(2);
  return [...counts];
}

const PAIR = /\b(?:el|un|um|o) par\b/;
const FIGURES =
  /(?<![\p{L}\p{N}.,$])(\d{1,2})(?![\p{L}\p{N}%.,]|[.,]\d)|(?<=\bx ?)(\d{1,2})\b|\b(\d{1,2})(?= ?x\b)/gu;

/** So long something takes. */
const OF_TIME = /(?<![\d.,])\d{1,3} (?:minutos?|minutes?|horas?|hs|semanas?|mes(?:es)?|anos?|grados)\b/g;

/** How many of something a folded text may speak of: from two to fifty. */
export function countsIn(written: string): number[] {
  const text = written.replace(OF_TIME, " ");
  const counts = matchesOf(text, FIGURES).map((match) => Number(match[1] ?? match[2] ?? match[3]));
  for (const { value } of findNumberWords(text)) counts.push(value);
  for (const [word] of matchesOf(text, /\b(?:two|three|four|five|six)\b/g))
    counts.push(ENGLISH.indexOf(word) + 2);
  if (/\bamb[oa]s\b|\blos dos\b|\blas dos\b|\bos dois\b|\bas duas\b/.test(text)) counts.push(2);
  return counts.filter((count) => count >= 2 && count <= 50);
}

/** What one or several of what the sentence names cost: unit prices, multiples and sums. */
export function totalsAt(place: Place): Reckoned[] {
  const units = place.products.flatMap((product) =>
    payablePrices(product, variantsBeside(place, product)).map(asReckoned),
  );
  const multiples = countsAt(place).flatMap((count) => units.map((unit) => times(unit, count)));
  return [...sumsAt(place), ...multiples];
}

function times({ cents, factIds }: Reckoned, count: number): Reckoned {
  return { cents: cents * count, factIds };
}

function plus(a: Reckoned, b: Reckoned): Reckoned {
  return { cents: a.cents + b.cents, factIds: [...a.factIds, ...b.factIds] };
}

/** Everything named in the sentence together, and everything named in the reply, or else before it; each with its number. */
function sumsAt({ piece, judging }: Place): Reckoned[] {
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const before =
    read.mentions.length > 0 ? [] : judging.earlier().map((id) => ({ products: [id], quantity: 1 }));
  const groups = [sentence === undefined ? [] : mentionsIn(read, sentence), read.mentions, before];
  return groups.flatMap((mentions) => {
    const named = new Map(mentions.map((mention) => [mention.products.join(), mention]));
    if (named.size < 2) return [];
    let sums: Reckoned[] = [{ cents: 0, factIds: [] }];
    for (const mention of named.values()) {
      const quantities = new Set([mention.quantity ?? 1, 1]);
      const prices = mention.products.flatMap((id) => {
        const product = know.products.get(id);
        return product === undefined ? [] : payablePrices(product).map(asReckoned);
      });
      sums = sums
        .flatMap((sum) => prices.flatMap((price) => [...quantities].map((n) => plus(sum, times(price, n)))))
        .slice(0, MAX_SUMS);
    }
    return sums;
  });
}

/** What the product alone costs, before anything is taken off. */
export function unitsOf(products: readonly KnownProduct[]): Reckoned[] {
  return products.flatMap((product) => payablePrices(product).map(asReckoned));
}

interface Percent {
  percent: number;
  factIds: string[];
  /** What has to be bought for it. */
  fromCents: number;
}

/** Percents off that hold where the sentence stands: by a way to pay, by a coupon, by being named. */
function percentsAt({ piece, judging }: Place): Percent[] {
  const { know } = judging;
  const text = sentenceText(judging, piece);
  const methods = methodsIn(text);
  const byMethod = know.statements.flatMap(({ piece: stated, about, factId }) =>
    stated.kind === "percent" && [...about.methods].some((method) => methods.has(method))
      ? [{ percent: stated.percent, factIds: factId === null ? [] : [factId], fromCents: 0 }]
      : [],
  );
  const byCoupon = couponsAt(piece, judging).flatMap(({ code }) => {
    const coupon = know.coupons.get(code.toLowerCase());
    // Beside a percentage, an amount of a coupon is its minimum.
    const fromCents = Math.max(0, ...(coupon?.amounts ?? []).map(({ cents }) => cents));
    return (coupon?.percents ?? []).map(({ percent, factId }) => ({ percent, factIds: [factId], fromCents }));
  });
  // One that is told beside is held against what says so by itself.
  const known = [...byMethod, ...byCoupon];
  if (known.length > 0) return known;
  // "Los jueves la ropa tiene 20%. El body te queda en …"
  const near = piecesNear(judging, piece, "percent");
  const before = judging.read.pieces.findLast(({ kind, end }) => kind === "percent" && end < piece.start);
  const told = near.length > 0 || !LEFT.test(text) || before?.kind !== "percent" ? near : [before];
  return told.map(({ percent }) => ({ percent, factIds: [], fromCents: 0 }));
}

/** Says what is left to pay. */
const LEFT = /\bqued|\bpagarias|\bpagas\b|\bsaldria|\bsairia|\bfic[ao]|\bbaja|\bcai\b/;

/** Of the sentence; else the one named before, where it says what is left to pay. */
function couponsAt(piece: PieceOf<"money">, judging: Judging): PieceOf<"coupon">[] {
  const near = piecesNear(judging, piece, "coupon");
  if (near.length > 0 || !LEFT.test(sentenceText(judging, piece))) return near;
  return judging.read.pieces
    .filter((each): each is PieceOf<"coupon"> => each.kind === "coupon" && each.end < piece.start)
    .slice(-1);
}

/** A coupon takes nothing off what is below its minimum. */
function reachedWith({ cents }: Reckoned): (percent: Percent) => boolean {
  return ({ fromCents }) => cents >= fromCents;
}

/** Totals with a discount, or with what delivery costs. */
export function adjustedAt(place: Place, bases: readonly Reckoned[]): Reckoned[] {
  const percents = percentsAt(place);
  const reduced = bases.flatMap((base) =>
    percents.filter(reachedWith(base)).map(({ percent, factIds }) => ({
      cents: (base.cents * (100 - percent)) / 100,
      factIds: [...base.factIds, ...factIds],
    })),
  );
  const { judging, piece } = place;
  reduced.push(...lessCoupons(place, bases));
  if (!/envio|frete|entrega/.test(sentenceText(judging, piece))) return reduced;
  const costs = judging.know.sheet.shipping.flatMap(({ costCents }) => costCents ?? []);
  return [
    ...reduced,
    ...[...bases, ...reduced].flatMap((base) => costs.map((cost) => ({ ...base, cents: base.cents + cost }))),
  ];
}

/** What a coupon of a fixed amount leaves of what reaches its minimum. */
function lessCoupons({ piece, judging, products }: Place, bases: readonly Reckoned[]): Reckoned[] {
  return piecesNear(judging, piece, "coupon").flatMap(({ code }) => {
    const coupon = judging.know.coupons.get(code.toLowerCase());
    // Its value is told before its minimum.
    const [off, minimum] = coupon?.amounts ?? [];
    const isFixed = coupon !== undefined && coupon.percents.length === 0 && coupon.freeShipping === null;
    const isMeant = products.some(({ named }) =>
      coupon?.goods.some((roots) => named.words.some(({ root }) => roots.has(root))),
    );
    if (!isFixed || off === undefined || (coupon.goods.length > 0 && !isMeant)) return [];
    return bases
      .filter(({ cents }) => cents >= (minimum?.cents ?? off.cents))
      .map((base) => ({ cents: base.cents - off.cents, factIds: [...base.factIds, off.factId] }));
  });
}

/** What is saved: by a promotion, by a way to pay or coupon, or between two products. */
export function savingsAt(place: Place, bases: readonly Reckoned[]): Reckoned[] {
  const { judging, piece, products } = place;
  const promotions = products.flatMap((product) =>
    regularPrices(product).flatMap((regular) =>
      payablePrices(product)
        .filter(({ promotional }) => promotional)
        .map((payable) => ({
          cents: regular.cents - payable.cents,
          factIds: [regular.factId, payable.factId],
        })),
    ),
  );
  const counted = countsAt(place).flatMap((count) => promotions.map((saving) => times(saving, count)));
  const byPercent = bases.flatMap((base) =>
    percentsAt(place)
      .filter(reachedWith(base))
      .map(({ percent, factIds }) => ({
        cents: (base.cents * percent) / 100,
        factIds: [...base.factIds, ...factIds],
      })),
  );
  const byCoupon = piecesNear(judging, piece, "coupon").flatMap(({ code }) =>
    (judging.know.coupons.get(code.toLowerCase())?.amounts ?? []).map(({ cents, factId }) => ({
      cents,
      factIds: [factId],
    })),
  );
  return [...promotions, ...counted, ...byPercent, ...byCoupon, ...differencesAt(place)];
}

function differencesAt({ piece, judging, products: own }: Place): Reckoned[] {
  const { read, know } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const named = sentence === undefined ? [] : mentionsIn(read, sentence);
  const prices = named.map(({ products }) => unitsOf(products.flatMap((id) => know.products.get(id) ?? [])));
  // "$ 9.300 más que la de 50 ml": between two variants of one.
  for (const product of own) if (prices.length < 2) prices.push(...unitsOf([product]).map((unit) => [unit]));
  return prices.flatMap((left, at) =>
    prices
      .slice(at + 1)
      .flatMap((right) =>
        left.flatMap((a) =>
          right.map((b) => ({ cents: Math.abs(a.cents - b.cents), factIds: [...a.factIds, ...b.factIds] })),
        ),
      ),
  );
}

/** What is missing for free shipping. */
export function missingAt(place: Place, bases: readonly Reckoned[]): Reckoned[] {
  const { judging, piece } = place;
  // "Con $ 50.000 te alcanza y te sobran $ 5.000"
  const left = piecesNear(judging, piece, "money").filter(({ role }) => role === "limit");
  const over = left.flatMap(({ cents }) => bases.map((base) => ({ ...base, cents: cents - base.cents })));
  const short = judging.know.sheet.freeShipping.flatMap(({ fromCents }) =>
    bases
      .filter(({ cents }) => cents < fromCents)
      .map((base) => ({ ...base, cents: fromCents - base.cents })),
  );
  return [...short, ...over];
}

/** One of the instalments that the sentence speaks of, where they are free of interest. */
export function instalmentsAt(place: Place, bases: readonly Reckoned[]): Reckoned[] {
  const { judging, piece } = place;
  const counts = new Set(
    judging.read.pieces.flatMap((each) => (each.kind === "instalments" ? [each.count] : [])),
  );
  const offered = judging.know.statements.flatMap(({ piece: stated }) =>
    stated.kind === "instalments" && stated.interestFree !== false ? [stated.count] : [],
  );
  const near = piecesNear(judging, piece, "instalments").map(({ count }) => count);
  const meant = near.length > 0 ? near : [...counts];
  return meant
    .filter((count) => offered.includes(count))
    .flatMap((count) => bases.map((base) => ({ ...base, cents: base.cents / count })));
}
