import { matchStatement } from "../../know/matchStatement.ts";
import type { Piece, PieceOf } from "../../read/piece.ts";
import { piecesNear, questionAt, sentenceText, subjectOf, type Judging } from "../context.ts";
import { approved, backed, derived, ECHO, unbacked, wrong, type Judgement } from "../judgement.ts";
import { findAmount, money } from "./amounts.ts";
import { totalsAt, unitsOf } from "./reckon.ts";

/** An amount from which something holds: free shipping, instalments, a coupon. */
export function judgeThreshold(piece: PieceOf<"money">, judging: Judging): Judgement {
  const ofCoupon = judgeCouponMinimum(piece, judging);
  if (ofCoupon !== null) return ofCoupon;
  const { know } = judging;
  const text = sentenceText(judging, piece);
  const near = piecesNear(judging, piece, "instalments");
  // Where several are told, those named last before it are meant.
  const last = near.findLast(({ end }) => end <= piece.start);
  const instalments = (near.length > 1 && last !== undefined ? [last] : near).map(({ count }) => count);
  const free = /grati|sin cargo|bonific|sin costo|sem custo/.test(text);
  const statement = matchStatement(
    know.statements,
    questionAt(judging, piece, {
      sameSort: (other: Piece) =>
        other.kind === "money" && (other.role === "threshold" || other.role === "from"),
      sameValue: (other: Piece) => other.kind === "money" && other.cents === piece.cents,
    }),
  );
  const counted = know.sheet.instalments.filter(({ count }) => instalments.includes(count));
  if (counted.length > 0 && !free) {
    return counted.some(({ minCents }) => minCents === piece.cents)
      ? approved({ source: "sheet" })
      : wrong(`Las ${instalments.join(", ")} cuotas no son desde ${money(piece.cents, judging)}.`);
  }
  if (statement !== null) return approved(statement);
  if (
    /\binterest.free\b|\binstal?lments?\b/.test(text) &&
    know.sheet.instalments.some(({ minCents }) => minCents === piece.cents)
  )
    return approved({ source: "sheet" });
  const amount = know.amounts.find(({ cents }) => cents === piece.cents);
  if (amount !== undefined) return backed([amount.factId]);
  // Of a coupon that the customer named: "no llega al mínimo de $ 50.000".
  const asked = [...know.coupons].flatMap(([code, { amounts }]) =>
    judging.customer.folded.includes(code) ? amounts : [],
  );
  const minimum = asked.find(({ cents }) => cents === piece.cents);
  if (minimum !== undefined) return backed([minimum.factId]);
  // "llegás a $ 90.000 y el envío es gratis": a total that passes the threshold.
  const reached = totalReached(piece, judging);
  if (reached !== null) return reached;
  if (judging.customer.digits.includes(String(piece.cents / 100))) return ECHO;
  return unbacked(`Ningún dato de la tienda dice "desde ${money(piece.cents, judging)}".`);
}

function totalReached(piece: PieceOf<"money">, judging: Judging): Judgement | null {
  const subject = subjectOf(piece, judging);
  if (subject.kind !== "products") return null;
  const place = { piece, judging, products: subject.products };
  const hit = findAmount(piece, [...unitsOf(subject.products), ...totalsAt(place)], judging);
  return hit === null ? null : derived(hit.reckoned.factIds, hit.mend);
}

/** The minimum of a coupon that the sentence, or the reply so far, names. */
function judgeCouponMinimum(piece: PieceOf<"money">, judging: Judging): Judgement | null {
  const { read, know } = judging;
  const near = piecesNear(judging, piece, "coupon");
  const named =
    near.length > 0
      ? near
      : read.pieces.filter(
          (each): each is PieceOf<"coupon"> =>
            each.kind === "coupon" && each.start < piece.start && each.end > piece.start - 60,
        );
  const coupons = named.flatMap(({ code }) => know.coupons.get(code.toLowerCase()) ?? []);
  if (coupons.length === 0) return null;
  const minimum = coupons.flatMap(({ amounts }) => amounts).find(({ cents }) => cents === piece.cents);
  return minimum === undefined
    ? wrong(
        `El cupón ${coupons.map(({ code }) => code).join(", ")} no vale desde ${money(piece.cents, judging)}.`,
      )
    : backed([minimum.factId]);
}
