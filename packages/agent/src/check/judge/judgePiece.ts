import type { ClaimKind } from "../../result.ts";
import type { Piece, PieceOf } from "../read/piece.ts";
import type { Judging } from "./context.ts";
import { judgeAttribute } from "./judgeAttribute.ts";
import { judgeDeal, judgeInstalments, judgePercent } from "./judgeConditions.ts";
import { judgeCarriage } from "./judgeCarriage.ts";
import { judgeConfined } from "./judgeConfined.ts";
import { judgeExchange } from "./judgeExchange.ts";
import { judgeFeature } from "./judgeFeature.ts";
import { judgeFreeShipping } from "./judgeFreeShipping.ts";
import { judgeLack, judgeOnSale } from "./judgeLack.ts";
import { judgeLink } from "./judgeLink.ts";
import { unbacked, type Judgement } from "./judgement.ts";
import { judgeComparison } from "./price/judgeComparison.ts";
import { judgeOrderItem } from "./judgeOrderItem.ts";
import { judgeMeans } from "./judgeMeans.ts";
import { judgeMeasure } from "./judgeMeasure.ts";
import { judgeNumber } from "./judgeNumber.ts";
import { judgeOrder, judgeOrderState, judgeTracking } from "./judgeOrders.ts";
import { judgePolarity } from "./judgePolarity.ts";
import { judgePromise } from "./judgePromise.ts";
import { judgeRows } from "./judgeRows.ts";
import { judgeSchedule } from "./judgeSchedule.ts";
import { judgeSide } from "./judgeSide.ts";
import { judgeStock, judgeUnits } from "./judgeStock.ts";
import { judgeTable } from "./judgeTable.ts";
import { judgeTrait } from "./judgeTrait.ts";
import { judgeDay, judgeHours, judgeLength } from "./judgeTimes.ts";
import {
  judgeCoupon,
  judgeEmail,
  judgeHandle,
  judgePayment,
  judgePhone,
  judgePlace,
} from "./judgeWritten.ts";
import { judgeMoney } from "./price/judgeMoney.ts";

/** Holds one statement against the facts; null where it turns out to state nothing. */
export function judgePiece(piece: Piece, judging: Judging): Judgement | null {
  switch (piece.kind) {
    case "money":
      return judgeMoney(piece, judging);
    case "percent":
      return judgePercent(piece, judging);
    case "deal":
      return judgeDeal(piece, judging);
    case "instalments":
      return judgeInstalments(piece, judging);
    case "free_shipping":
      return judgeFreeShipping(piece, judging);
    case "length":
      return judgeLength(piece, judging);
    case "day":
      return judgeDay(piece, judging);
    case "hours":
      return judgeHours(piece, judging);
    case "link":
      return judgeLink(piece, judging);
    case "email":
    case "handle":
    case "phone":
    case "place":
    case "payment":
      return judgeContact(piece, judging);
    case "coupon":
      return judgeCoupon(piece, judging);
    case "order":
    case "order_state":
    case "order_item":
    case "tracking":
      return judgeOfOrder(piece, judging);
    case "stock":
    case "units":
      return piece.kind === "stock" ? judgeStock(piece, judging) : judgeUnits(piece, judging);
    case "promise":
      return judgePromise(piece, judging);
    case "means":
      return judgeMeans(piece, judging);
    case "comparison":
      return judgeComparison(piece, judging);
    case "lack":
      return judgeLack(piece, judging);
    case "on_sale":
      return judgeOnSale(piece, judging);
    case "measure":
    case "number":
    case "trait":
    case "side":
    case "attribute":
    case "polarity":
    case "feature":
      return judgeQuality(piece, judging);
    case "schedule":
      return judgeSchedule(piece, judging);
    case "likeness":
      return unbacked("Por una foto no se sabe que sea el mismo producto: decí que es parecido.");
  }
}

type OfOrder = PieceOf<"order" | "order_state" | "order_item" | "tracking">;

function judgeOfOrder(piece: OfOrder, judging: Judging): Judgement | null {
  switch (piece.kind) {
    case "order":
      return judgeOrder(piece, judging);
    case "order_state":
      return judgeOrderState(piece, judging);
    case "order_item":
      return judgeOrderItem(piece, judging);
    case "tracking":
      return judgeTracking(piece, judging);
  }
}

type Quality = PieceOf<"measure" | "number" | "trait" | "side" | "attribute" | "polarity" | "feature">;

/** What goods are. */
function judgeQuality(piece: Quality, judging: Judging): Judgement | null {
  switch (piece.kind) {
    case "measure":
      return judgeMeasure(piece, judging);
    case "number":
      return judgeNumber(piece, judging);
    case "trait":
      return judgeTrait(piece, judging);
    case "side":
      return judgeSide(piece, judging);
    case "attribute":
      return judgeAttribute(piece, judging);
    case "polarity":
      return (
        judgePolarity(piece, judging) ??
        judgeTable(piece, judging) ??
        judgeRows(piece, judging) ??
        judgeCarriage(piece, judging) ??
        judgeConfined(piece, judging) ??
        judgeExchange(piece, judging)
      );
    case "feature":
      return judgeFeature(piece, judging);
  }
}

type Contact = PieceOf<"email" | "handle" | "phone" | "place" | "payment">;

/** Where the shop is reached and paid. */
function judgeContact(piece: Contact, judging: Judging): Judgement {
  switch (piece.kind) {
    case "email":
      return judgeEmail(piece, judging);
    case "handle":
      return judgeHandle(piece, judging);
    case "phone":
      return judgePhone(piece, judging);
    case "place":
      return judgePlace(piece, judging);
    case "payment":
      return judgePayment(piece, judging);
  }
}

/** What people call the sorts of statements. */
export function claimKindOf(piece: Piece): ClaimKind {
  switch (piece.kind) {
    case "money":
      return KIND_OF_ROLE[piece.role];
    case "percent":
    case "deal":
      return "discount";
    case "free_shipping":
      return "shipping";
    case "length":
      return piece.about === "delivery" ? "date" : "policy";
    case "day":
      return "date";
    case "payment":
      return "payment_details";
    case "units":
      return "stock";
    case "comparison":
      return "price";
    case "lack":
    case "schedule":
      return "policy";
    case "on_sale":
      return "discount";
    case "order_item":
      return "order";
    case "handle":
      return "link";
    case "number":
    case "trait":
    case "side":
    case "attribute":
    case "polarity":
    case "feature":
      return "measure";
    case "means":
      return piece.about === "payment" || piece.about === "terms" ? "policy" : "shipping";
    default:
      return piece.kind;
  }
}

const KIND_OF_ROLE: Record<PieceOf<"money">["role"], ClaimKind> = {
  price: "price",
  regular: "price",
  promo: "price",
  from: "price",
  limit: "price",
  below: "price",
  missing: "amount",
  saving: "amount",
  threshold: "amount",
  instalment: "instalments",
  shipping: "shipping",
};
