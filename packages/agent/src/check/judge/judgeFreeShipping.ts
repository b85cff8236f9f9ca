import { discounted } from "../../sheet/arithmetic.ts";
import { payablePrices } from "../know/knownProducts.ts";
import { intersects, matchStatement, REST } from "../know/matchStatement.ts";
import type { Piece, PieceOf } from "../read/piece.ts";
import { sentenceAt } from "../read/readStock.ts";
import { foldSame } from "../text/page.ts";
import { methodsIn, placeRoots } from "../text/words.ts";
import {
  namesZone,
  piecesNear,
  placesNear,
  questionAt,
  sentenceText,
  subjectOf,
  type Judging,
} from "./context.ts";
import { partAround } from "./judgeConditions.ts";
import { approved, backed, unbacked, wrong, type Judgement } from "./judgement.ts";
import { mentionsIn } from "./subject.ts";

type FreeShipping = PieceOf<"free_shipping">;

/** What is still to be reached: nothing is said to be free yet. */
const AIMED =
  /\b(?:faltan?|mas llegas al?|faltaria[nm]?|faltam|para (?:el|tener|que|llegar|alcanzar|o)|si (?:llegas|sumas|agregas)|away from|short of|more (?:for|to))\b[^.]*(?:envio|frete|shipping|delivery)/;
/** "llegás al envío gratis": free from the merchant's sum on, which the sentence has to pass. */
const ENOUGH = /\b(?:llegas?|llegan|alcanzas?|alcanza|superas?|pasas?|atinge|passa)\b/;

/** Free delivery: of the product, by a coupon, or from the merchant's threshold on. */
export function judgeFreeShipping(piece: FreeShipping, judging: Judging): Judgement {
  const { know } = judging;
  const coupons = piecesNear(judging, piece, "coupon").flatMap(
    ({ code }) => know.coupons.get(code.toLowerCase())?.freeShipping ?? [],
  );
  if (coupons.length > 0) return backed(coupons);
  const subject = subjectOf(piece, judging);
  const products = subject.kind === "products" ? subject.products : [];
  const own = products.flatMap(({ freeShipping }) => freeShipping ?? []);
  if (own.length > 0 && own.length === products.length) return backed(own);
  // "Dentro de Tandil no te cobramos el envío": there it costs nothing.
  const free = know.sheet.shipping.some(
    ({ zone, costCents }) => costCents === 0 && namesZone(zone, piece, judging),
  );
  if (free) return approved({ source: "sheet" });
  const thresholds = thresholdsAt(piece, judging);
  const reached = reachedAt(piece, { judging, thresholds });
  if (reached === "paid" || (thresholds.length > 0 && isAimed(piece, { judging, thresholds })))
    return approved({ source: "sheet" });
  if (reached === "listed")
    return wrong("Con el descuento no se llega al mínimo del envío gratis: decí los dos casos.");
  const statement = matchStatement(
    know.statements.filter(({ source }) => source !== "sheet"),
    questionAt(judging, piece, {
      sameSort: (other: Piece) => other.kind === "free_shipping",
      sameValue: (other: Piece) => other.kind === "free_shipping",
    }),
  );
  if (statement !== null) return approved(statement);
  return thresholds.length > 0
    ? wrong("El envío gratis tiene un mínimo que esto no dice o no alcanza.")
    : unbacked("Ningún dato dice que el envío sea gratis para esto.");
}

/** The merchant's thresholds for where the sentence speaks of, in cents. */
export function thresholdsAt(piece: FreeShipping, judging: Judging): number[] {
  const places = placesNear(judging, piece);
  const { know } = judging;
  return know.sheet.freeShipping.flatMap(({ zone, fromCents }) => {
    if (zone === null || places.size === 0) return [fromCents];
    const roots = placeRoots(zone);
    const isOther = know.sheet.shipping.some(
      ({ zone: other }) =>
        namesZone(other, piece, judging) &&
        (!namesZone(zone, piece, judging) ||
          isJoined(foldSame(zone), foldSame(other), sentenceText(judging, piece)) ||
          isPartOf(foldSame(zone), foldSame(other), sentenceText(judging, piece))),
    );
    return intersects(places, roots) && !isOther && !(places.has(REST) && !roots.has(REST))
      ? [fromCents]
      : [];
  });
}

/** "Gratis en CABA y GBA", where only CABA's is: both are said to be free. */
function isJoined(zone: string, other: string, text: string): boolean {
  const one = text.indexOf(zone);
  const two = text.indexOf(other);
  if (one < 0 || two < 0 || zone.includes(other) || other.includes(zone)) return false;
  const between = one < two ? text.slice(one + zone.length, two) : text.slice(two + other.length, one);
  return /^(?:,| (?:y|e|and|o|ou))? ?(?:(?:y|e|and|en|em|el|la|tod[oa]|a) ?)*$/.test(between);
}

/** "Gran Rosario" names no "Rosario". */
function isPartOf(zone: string, other: string, text: string): boolean {
  return zone !== other && other.includes(zone) && !text.replaceAll(other, " ").includes(zone);
}

interface Thresholds {
  judging: Judging;
  thresholds: readonly number[];
}

function isAimed(piece: FreeShipping, { judging, thresholds }: Thresholds): boolean {
  const text = sentenceText(judging, piece);
  if (AIMED.test(text)) return true;
  return ENOUGH.test(text) && sumsAt(piece, judging).length === 0 && thresholds.length > 0;
}

/** Whether a sum that the sentence speaks of passes a threshold: as it is paid, or only as it is listed. */
function reachedAt(piece: FreeShipping, { judging, thresholds }: Thresholds): "paid" | "listed" | "no" {
  const sums = sumsAt(piece, judging);
  const passed = thresholds.filter((from) => sums.some((cents) => cents >= from));
  if (passed.length === 0) return "no";
  const percents = percentsInPlay(piece, judging);
  const holds = passed.some((from) => {
    // The threshold itself, of nothing in particular, is the merchant's word, whatever is paid.
    if (sums.length === 1 && sums.includes(from)) return true;
    return percents.every(
      (percent) =>
        isSaidShort(from, { percent, sums, judging }) ||
        sums.some((cents) => paidOf(cents, { percent, judging }) >= from),
    );
  });
  return holds ? "paid" : "listed";
}

function sumsAt(piece: FreeShipping, judging: Judging): number[] {
  const { read } = judging;
  const sentence = sentenceAt(read.sentences, piece.start);
  const near = piecesNear(judging, piece, "money").map(({ cents }) => cents);
  // "Total: $ 94.000\nEnvío: gratis": of what was added up before.
  const amounts = near.length > 0 ? near : totalBefore(piece, judging);
  if (sentence === undefined || mentionsIn(read, sentence).length === 0) return amounts;
  const subject = subjectOf(piece, judging);
  const products = subject.kind === "products" ? subject.products : [];
  return [...amounts, ...products.flatMap((product) => payablePrices(product).map(({ cents }) => cents))];
}

function totalBefore(piece: FreeShipping, { read }: Judging): number[] {
  const last = read.pieces.findLast(({ kind, end }) => kind === "money" && end <= piece.start);
  if (last?.kind !== "money") return [];
  const line = sentenceAt(read.sentences, last.start);
  return TOTAL.test(read.page.folded.slice(line?.start, last.start)) ? [last.cents] : [];
}

const TOTAL = /\b(?:total|junt[oa]s|tod[oa]s?|tudo|suma|both|together)\b/;

const LIST_PRICE = /\bprecio de lista\b|\bpreco cheio\b|\b(?:sin|sem) (?:el |o )?(?:descuento|desconto)\b/;

/** Percentages off by the way to pay that is spoken of: in these words, else in the reply, else by the customer. */
function percentsInPlay(piece: FreeShipping, judging: Judging): number[] {
  const { read, know, customer } = judging;
  const part = partAround(piece, judging);
  const words = read.page.folded.slice(part.start, part.end);
  const sentence = sentenceText(judging, piece);
  if (LIST_PRICE.test(words) || (LIST_PRICE.test(sentence) && methodsIn(sentence).size === 0)) return [];
  const scopes = [words, sentence, read.page.folded, customer.folded.slice(-300)];
  const methods = scopes.map(methodsIn).find(({ size }) => size > 0) ?? new Set<string>();
  return know.statements.flatMap(({ piece: stated, about }) =>
    stated.kind === "percent" && intersects(about.methods, methods) ? [stated.percent] : [],
  );
}

/** What of a sum is paid with a percentage off; a sum that is one with it off already stays. */
function paidOf(cents: number, { percent, judging }: { percent: number; judging: Judging }): number {
  const { amounts, products } = judging.know;
  const listed = [
    ...amounts.map((amount) => amount.cents),
    ...[...products.values()].flatMap((product) => payablePrices(product).map((price) => price.cents)),
  ];
  const isReduced = listed.some((each) => each > cents && discounted(each, percent) === cents);
  return isReduced ? cents : discounted(cents, percent);
}

/** The reply itself says how much is missing with that percentage off. */
function isSaidShort(
  from: number,
  { percent, sums, judging }: { percent: number; sums: readonly number[]; judging: Judging },
): boolean {
  return judging.read.pieces.some(
    (each) =>
      each.kind === "money" &&
      each.role === "missing" &&
      sums.some((cents) => from - discounted(cents, percent) === each.cents),
  );
}
