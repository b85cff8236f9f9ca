import { intersects } from "../know/matchStatement.ts";
import { denialAt } from "../read/denials.ts";
import type { Piece } from "../read/piece.ts";
import { weekdaysIn } from "../read/readTimes.ts";
import { sentenceAt } from "../read/readStock.ts";
import { piecesNear, sentenceText, type Judging } from "./context.ts";
import { fallsShort } from "./judgeConditions.ts";
import { thresholdsAt } from "./judgeFreeShipping.ts";
import { judgePiece } from "./judgePiece.ts";
import { wrong, type Judgement } from "./judgement.ts";
import { mentionsIn } from "./subject.ts";

/** What a shop has or hasn't; orders, stock, options and promises read their own denials. */
const DENIABLE = new Set<Piece["kind"]>([
  "money",
  "percent",
  "deal",
  "instalments",
  "free_shipping",
  "coupon",
  "means",
  "length",
  "day",
  "place",
  "units",
  "comparison",
]);

/** What a reply states, or denies: of what the shop has, a denial is as false as a claim of what it hasn't. */
export function judgeStated(piece: Piece, judging: Judging): Judgement | null {
  // "No llega a 40 mil" says what it costs.
  const isBelow = piece.kind === "money" && piece.role === "below";
  const isShort = isBelow || isMinimum(piece, judging);
  const denial = DENIABLE.has(piece.kind) && !isShort ? denialAt(judging.read, piece) : null;
  if (denial === null) return judgePiece(piece, judging);
  if (isPutRight(piece, judging)) return null;
  if (deniesFreeShipping(piece, judging)) return wrong("La tienda dice que sí.");
  // Between two products it has to be said which.
  if (denial === "qualified" && piece.kind !== "comparison") return null;
  const judgement = judgePiece(piece, judging);
  if (piece.kind === "instalments" && fallsShort(piece, judging)) return null;
  const isTrue = judgement?.holds === true && judgement.status !== "echo" && !isOfOtherDays(piece, judging);
  return isTrue ? wrong("La tienda dice que sí.") : null;
}

/** "No llega al mínimo de $ 50.000" says that it is one. */
function isMinimum(piece: Piece, { read }: Judging): boolean {
  if (piece.kind !== "money" || piece.role !== "threshold") return false;
  return /\bminim[oa]s?(?: (?:de|es|los|las))* ?[*_$]* ?$/.test(
    read.page.folded.slice(0, piece.start).slice(-30),
  );
}

/** "Hoy no hay 2x1" where there is one on Tuesdays, and today is none. */
function isOfOtherDays(piece: Piece, judging: Judging): boolean {
  if (piece.kind !== "deal" && piece.kind !== "percent") return false;
  const { statements, today } = judging.know;
  const text = sentenceText(judging, piece);
  const asked = /\b(?:hoy|hoje|today)\b/.test(text) ? new Set([today.weekday]) : weekdaysIn(text);
  if (asked.size === 0) return false;
  const same = statements.filter(({ piece: stated }) =>
    piece.kind === "deal"
      ? stated.kind === "deal" && stated.deal === piece.deal
      : stated.kind === "percent" && stated.percent === piece.percent,
  );
  return (
    same.length > 0 &&
    same.every(({ about: { weekdays } }) => weekdays.size > 0 && !intersects(weekdays, asked))
  );
}

const OFFERS = /\b(?:hay|tenemos|hacemos|ofrecemos|damos|temos|fazemos|oferecemos|offer|have)\b/;

/** "No hacemos envío gratis": where no goods and no sum are spoken of, the shop's minimum is one. */
function deniesFreeShipping(piece: Piece, judging: Judging): boolean {
  if (piece.kind !== "free_shipping" || !OFFERS.test(sentenceText(judging, piece))) return false;
  const sentence = sentenceAt(judging.read.sentences, piece.start);
  if (sentence === undefined || mentionsIn(judging.read, sentence).length > 0) return false;
  return (
    !/\b(?:tod[oa]s?|siempre|sempre|all|every|compra|pedido|monto|menos)\b/.test(
      sentenceText(judging, piece),
    ) &&
    piecesNear(judging, piece, "money").length === 0 &&
    thresholdsAt(piece, judging).length > 0
  );
}

/** "No sale $ 45.000: en efectivo sale $ 38.250": what is told instead is held against the facts by itself. */
function isPutRight(piece: Piece, judging: Judging): boolean {
  return piecesNear(judging, piece, piece.kind).some(
    (other) => other.start > piece.end && denialAt(judging.read, other) === null,
  );
}
