import type { Piece, PieceOf, Role } from "../../read/piece.ts";
import { readMoney } from "../../read/readMoney.ts";
import { openPage } from "../../text/page.ts";
import { sentenceAt } from "../../read/readStock.ts";
import { sentenceText, subjectOf, type Judging } from "../context.ts";
import type { Reckoned } from "./amounts.ts";
import { adjustedAt, unitsOf } from "./reckon.ts";

/** Says that something is added up. */
export const TOTAL =
  /\b(?:sub)?total\b|\bsuma[nr]?\b|\bsum(?:arle|ale|andole|ando)\b|\bjunt[oa]s\b|\bamb[oa]s\b|\b(?:l?os (?:dos|dois)|l?as (?:dos|duas))\b(?! (?:colores|cores|talles|tamanos|tamanhos|sabores|modelos|opciones|opcoes|versiones|variantes|medidas)\b)|\btodo\b|\btudo\b|\bmas\b|\bplus\b|\+|=|\bcon el envio\b|\bquedan?\b|\bficam?\b|\bserian?\b|\bseriam?\b|\bda\b|\bllevando\b|\bson\b|\bcomes? to\b|\baltogether\b|\bin all\b|\bboth\b|\btogether\b/;

/** What a reply adds up: prices and what delivery costs, not what was, is saved or is missing. */
const ADDED = new Set<Role>(["price", "promo", "shipping"]);
const MOST_PARTS = 8;

/** Amounts that the reply states before this one, the nearest first. */
function statedAmounts(piece: PieceOf<"money">, { read }: Judging): Reckoned[] {
  return read.pieces
    .filter((each): each is PieceOf<"money"> & Piece => each.kind === "money" && ADDED.has(each.role))
    .filter(({ end }) => end <= piece.start)
    .slice(-MOST_PARTS)
    .map(({ cents }) => ({ cents, factIds: [] }))
    .reverse();
}

/**
 * Sums of the amounts that a reply itself states, the last two, three and so on. Whether each of them
 * is true is judged where it stands: "$ 45.000 + $ 2.500 de envío = $ 47.500".
 */
function statedSums(stated: readonly Reckoned[]): Reckoned[] {
  let cents = 0;
  return stated
    .map((part) => {
      cents += part.cents;
      return { cents, factIds: [] };
    })
    .slice(1);
}

/** Amounts of what the shop said last: each was held against the facts then. */
function saidBefore({ spoken }: Judging): Reckoned[] {
  const text = spoken.at(-1);
  return text === undefined ? [] : readMoney(openPage(text)).map(({ cents }) => ({ cents, factIds: [] }));
}

/** "El de 1 kg sale $ 11.990; dos de 500 g, $ 12.980. Ahorrás $ 990": between any two that are stated before. */
export function differencesOfStated(piece: PieceOf<"money">, judging: Judging): Reckoned[] {
  const stated = statedAmounts(piece, judging);
  return stated.flatMap((one, at) =>
    stated.slice(at + 1).map((other) => ({ cents: Math.abs(one.cents - other.cents), factIds: [] })),
  );
}

/**
 * Sums of what is stated before, with what a product beside the sum costs: "grabarlo sale $ 3.500; con la correa serían
 * $ 13.300". Where a sentence names no product, a coupon or a way to pay takes its part of the sum so far.
 */
export function fromStated(piece: PieceOf<"money">, judging: Judging): Reckoned[] {
  const stated = statedAmounts(piece, judging);
  const sums = statedSums(stated);
  const subject = subjectOf(piece, judging);
  const products = subject.kind === "products" ? subject.products : [];
  const isNamed = subject.kind === "products" && subject.mention !== null;
  const reduced = isNamed ? [] : adjustedAt({ piece, judging, products }, [...sums, ...stated.slice(0, 1)]);
  // "Te sale $ 30.900: $ 24.900 del cuaderno y $ 6.000 de la marcación"
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const parts = judging.read.pieces.flatMap((each) =>
    each.kind === "money" &&
    ADDED.has(each.role) &&
    each.start > piece.end &&
    each.end <= (sentence?.end ?? 0)
      ? [{ cents: each.cents, factIds: [] }]
      : [],
  );
  if (!TOTAL.test(sentenceText(judging, piece))) return [...reduced, ...statedSums(parts)];
  // "Juntos son $ 76.300" of what was told a message before, and of this.
  const earlier = stated.length > 1 ? [] : saidBefore(judging);
  const together = earlier.flatMap((one) =>
    unitsOf(products).map(({ cents, factIds }) => ({ cents: one.cents + cents, factIds })),
  );
  const [last] = stated;
  const beside = (isNamed && last !== undefined ? unitsOf(products) : [])
    .filter(({ cents }) => cents !== last?.cents)
    .map(({ cents, factIds }) => ({ cents: cents + (last?.cents ?? 0), factIds }));
  return [...sums, ...statedSums(parts), ...beside, ...together, ...reduced];
}
