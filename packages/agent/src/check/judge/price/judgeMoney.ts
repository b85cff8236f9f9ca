import type { KnownAmount } from "../../know/knowledge.ts";
import { matchStatement, REST } from "../../know/matchStatement.ts";
import { payablePrices } from "../../know/knownProducts.ts";
import type { Piece, PieceOf, Role } from "../../read/piece.ts";
import { sentenceAt } from "../../read/readStock.ts";
import type { Span } from "../../text/page.ts";
import { methodsIn, rootsOf } from "../../text/words.ts";
import {
  fitsZone,
  namesZone,
  piecesNear,
  placesNear,
  questionAt,
  sentenceText,
  subjectOf,
  type Judging,
} from "../context.ts";
import { approved, backed, derived, ECHO, unbacked, wrong, type Judgement } from "../judgement.ts";
import { mentionsIn, type Subject } from "../subject.ts";
import { findAmount, money, type Place, type Reckoned } from "./amounts.ts";
import { speaksOfSeveral } from "./several.ts";
import { judgeProductPrice } from "./judgeProductPrice.ts";
import { judgeZoneLine } from "./judgeZoneLine.ts";
import { judgeThreshold } from "./judgeThreshold.ts";
import { isOfService, withNames } from "./ofServices.ts";
import { judgeRate, multiplesOfUnit } from "./judgeRate.ts";
import { depositOfStated, multiplesOfStated } from "./statedMultiples.ts";
import { differencesOfStated, fromStated, TOTAL } from "./statedSums.ts";
import { adjustedAt, countsAt, instalmentsAt, missingAt, savingsAt, totalsAt, unitsOf } from "./reckon.ts";

type Money = PieceOf<"money">;

/** Holds an amount of money against everything it could be. */
export function judgeMoney(piece: Money, judging: Judging): Judgement {
  const judgement = judgeAmount(piece, judging);
  if (judgement.holds || piece.short !== true) return judgement;
  const plain = judgeAmount({ ...piece, cents: piece.cents / 1_000 }, judging);
  return plain.holds ? plain : judgement;
}

function judgeAmount(piece: Money, judging: Judging): Judgement {
  const { know } = judging;
  if (piece.currency !== null && piece.currency !== know.currency && !isWritten(piece, judging))
    return wrong(`La tienda vende en ${know.currency}.`);
  if (piece.role === "limit") return ECHO;
  if (piece.role === "below") return judgeBelow(piece, judging);
  if (piece.role === "threshold") return judgeThreshold(piece, judging);
  const zone = judgeZoneLine(piece, judging);
  if (zone !== null) return zone;
  const judgement =
    ofOrder(piece, judging) ??
    ofCoupon(piece, judging) ??
    ofStore(piece, judging) ??
    ofProducts(piece, judging);
  if (judgement.holds || !(ADDS_UP.has(piece.role) || piece.role === "saving")) return judgement;
  const reckoned =
    piece.role === "saving"
      ? differencesOfStated(piece, judging)
      : [
          ...fromStated(piece, judging),
          ...multiplesOfStated(piece, judging),
          ...depositOfStated(piece, judging),
        ];
  const hit = findAmount(piece, reckoned, judging);
  return hit === null ? judgement : derived(hit.reckoned.factIds, hit.mend);
}

/** "Total con envío: $ 47.500" may be read as what the delivery costs. */
const ADDS_UP = new Set<Role>(["price", "promo", "shipping"]);

/** "Vale menos de 40 mil": every price that a buyer may pay is below it. */
function judgeBelow(piece: Money, judging: Judging): Judgement {
  const subject = subjectOf(piece, judging);
  const prices = subject.kind === "products" ? subject.products.flatMap((each) => payablePrices(each)) : [];
  const holds = prices.length > 0 && prices.every(({ cents }) => cents < piece.cents);
  return holds
    ? derived(prices.map(({ factId }) => factId))
    : unbacked(`Nada dice que salga menos de ${money(piece.cents, judging)}.`);
}

/** Another currency than the store's, in the merchant's own words. */
function isWritten(piece: Money, { know }: Judging): boolean {
  return know.statements.some(
    ({ piece: stated }) =>
      stated.kind === "money" && stated.cents === piece.cents && stated.currency === piece.currency,
  );
}

/** Amounts of an order that the reply speaks of. */
function ofOrder(piece: Money, judging: Judging): Judgement | null {
  const { read, know } = judging;
  if (know.orders.size === 0) return null;
  const named = read.pieces.flatMap((each) =>
    each.kind === "order" && each.start < piece.end + 80 ? [each.number] : [],
  );
  const loosely =
    named.length === 0 &&
    /\bpedidos?\b|\bcompra\b|\border\b|\b(?:pediste|compraste|encargaste|pediu|comprou|ordered|bought)\b/.test(
      sentenceText(judging, piece),
    );
  const orders = loosely
    ? [...know.orders.values()]
    : named.flatMap((number) => know.orders.get(number) ?? []);
  const amounts = orders.flatMap((order) =>
    order.amounts.map(({ cents, factId }): Reckoned => ({ cents, factIds: [factId, order.factId] })),
  );
  const hit = findAmount(piece, amounts, judging);
  return hit === null ? null : backed(hit.reckoned.factIds, hit.mend);
}

/** "BALLET5000: $ 5.000" */
function ofCoupon(piece: Money, judging: Judging): Judgement | null {
  const amounts = piecesNear(judging, piece, "coupon").flatMap(
    ({ code }) => judging.know.coupons.get(code.toLowerCase())?.amounts ?? [],
  );
  const fact = amounts.find(({ cents }) => cents === piece.cents);
  return fact === undefined ? null : backed([fact.factId]);
}

const FROM_STORE = new Set<Role>(["shipping", "price", "from", "promo", "saving", "instalment", "missing"]);
/** What the merchant wrote, and what a tool worked out. */
function ofStore(piece: Money, judging: Judging): Judgement | null {
  if (!FROM_STORE.has(piece.role)) return null;
  const { know } = judging;
  const worked = know.amounts.filter((amount) => fits(amount, piece, judging));
  const hit = findAmount(
    piece,
    worked.map(({ cents, factId }) => ({ cents, factIds: [factId] })),
    judging,
  );
  if (hit !== null) return backed(hit.reckoned.factIds, hit.mend);
  if (isSheetDelivery(piece, judging)) return approved({ source: "sheet" });
  const shipping = piece.role === "shipping";
  const subject = subjectOf(piece, judging);
  const question = questionAt(judging, piece, {
    sameSort: (other: Piece) =>
      other.kind === "money" && (other.role === "shipping") === shipping && other.role !== "threshold",
    sameValue: (other: Piece) => other.kind === "money" && other.cents === piece.cents,
  });
  const statement = matchStatement(know.statements, shipping ? question : withNames(question, subject));
  if (
    statement !== null &&
    (shipping || sharesName(subject, statement.about.context) || isOfService(piece, statement, judging))
  )
    return approved(statement);
  return shipping
    ? unbacked(`Ningún dato de la tienda dice que el envío cueste ${money(piece.cents, judging)}.`)
    : null;
}

/** What a tool worked out may be said to be this: what a delivery costs, of its zone; a sum, of its product. */
function fits(amount: KnownAmount, piece: Money, judging: Judging): boolean {
  const { kind, subject } = amount;
  const { role } = piece;
  if (kind === "instalment") return role === "instalment";
  if (kind === "shipping") return isDelivery(amount, piece, judging);
  if (role === "missing" || role === "saving" || role === "promo") return true;
  if (role !== "price") return false;
  const text = sentenceText(judging, piece);
  if (TOTAL.test(text) || methodsIn(text).size > 0) return true;
  const about = subjectOf(piece, judging);
  const own = about.kind === "products" && about.products.some(({ id }) => id === subject);
  return own && countsAt({ piece, judging, products: about.products }).length > 0;
}

/** "Córdoba: $ 5.900", "a Córdoba sale $ 5.900": its zone is named, and no product beside it. */
function isDelivery({ cents, subject }: KnownAmount, piece: Money, judging: Judging): boolean {
  if (piece.role === "shipping") return subject === null || fitsZone(subject, piece, judging);
  if (piece.role !== "price" || subject === null || !namesZone(subject, piece, judging)) return false;
  if (namesProduct(piece, judging)) return false;
  // From where the delivery is free is no cost of it.
  return !judging.know.sheet.freeShipping.some(({ fromCents }) => fromCents === cents);
}

/** "Para el interior son $ 7.500": what the sheet says that its zone costs, and no product beside it. */
function isSheetDelivery(piece: Money, judging: Judging): boolean {
  if (piece.role !== "price" || namesProduct(piece, judging)) return false;
  const place = whereTo(piece, judging);
  return judging.know.sheet.shipping.some(
    ({ zone, costCents }) =>
      costCents === piece.cents &&
      (namesZone(zone, place, judging) || (rootsOf(zone).has(REST) && placesNear(judging, place).size > 0)) &&
      fitsZone(zone, place, judging),
  );
}

/** What takes time is a delivery: "te mandamos macetas: sale $ 9.600 y tarda 4 días". */
const TAKES = /^[*_)]*,? (?:y|e|con) (?:tarda|demora|llega|una demora)/;

/** "A Bariloche enviamos por Andreani. Sale $ 10.900 y tarda 3 días": the sentence before may say where to. */
function whereTo(piece: Money, judging: Judging): Span {
  const { page, sentences } = judging.read;
  const at = sentences.findIndex(({ start, end }) => piece.start >= start && piece.start < end);
  const before = sentences[at - 1];
  const isAlone =
    placesNear(judging, piece).size === 0 &&
    (TAKES.test(page.folded.slice(piece.end, piece.end + 20)) ||
      (before !== undefined && mentionsIn(judging.read, before).length === 0));
  return isAlone && before !== undefined ? { start: before.end - 1, end: before.end } : piece;
}

function namesProduct(piece: Money, { read }: Judging): boolean {
  if (TAKES.test(read.page.folded.slice(piece.end, piece.end + 20))) return false;
  const sentence = sentenceAt(read.sentences, piece.start);
  return sentence === undefined || mentionsIn(read, sentence).length > 0;
}

/** The merchant's words about a product name it; where nothing is named, they may be meant. */
function sharesName(subject: Subject, roots: ReadonlySet<string>): boolean {
  if (subject.kind !== "products") return true;
  return subject.products.some(({ named }) =>
    named.words.some(({ root, weight }) => weight >= 2 && roots.has(root)),
  );
}

/** Prices of products and what follows from them. */
function ofProducts(piece: Money, judging: Judging): Judgement {
  const subject = subjectOf(piece, judging);
  if (subject.kind === "unknown") {
    const named = subject.words === "" ? "ese producto" : `"${subject.words}"`;
    return unbacked(`Ninguna herramienta devolvió ${named}: su precio no se conoce.`);
  }
  const products = subject.kind === "open" ? [...judging.know.products.values()] : subject.products;
  const place: Place = { piece, judging, products };
  const rate = judgeRate(place, subject.kind === "open");
  if (rate !== null) return rate;
  const direct = judgeProductPrice(place, subject);
  if (direct?.holds === true) return direct;
  const hit = findAmount(piece, workedOut(place), judging);
  if (hit !== null) return derived(hit.reckoned.factIds, hit.mend);
  return direct ?? unbacked(`Nada de lo que devolvieron las herramientas da ${money(piece.cents, judging)}.`);
}

/** Multiples, sums, differences: only those that the words around the amount speak of. */
function workedOut(place: Place): Reckoned[] {
  const { piece, judging, products } = place;
  const text = sentenceText(judging, piece);
  const units = unitsOf(products);
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  const several =
    sentence !== undefined && mentionsIn(judging.read, sentence).some(({ quantity }) => (quantity ?? 1) > 1);
  const totals =
    piecesNear(judging, piece, "percent").length > 0 ||
    TOTAL.test(text) ||
    several ||
    /\d ?(?:x\b|×)|[x×] ?\d/.test(text) ||
    speaksOfSeveral(text, text.slice(0, piece.start - (sentence?.start ?? 0)))
      ? totalsAt(place)
      : [];
  const bases = [...units, ...totalsAt(place)];
  switch (piece.role) {
    case "instalment":
      return instalmentsAt(place, [...bases, ...adjustedAt(place, bases)]);
    case "missing":
      return missingAt(place, [...bases, ...adjustedAt(place, bases)]);
    case "saving":
      return savingsAt(place, bases);
    case "price":
    case "promo":
    case "from":
    case "regular": {
      // A sixth of six is the price of one: whether it is this one's was judged before.
      const inInstalments =
        piecesNear(judging, piece, "instalments").length > 0
          ? instalmentsAt(place, bases).filter(({ cents }) => units.every((unit) => unit.cents !== cents))
          : [];
      return [
        ...totals,
        ...adjustedAt(place, [...units, ...totals]),
        ...inInstalments,
        ...multiplesOfUnit(place),
      ];
    }
    default:
      return [];
  }
}
