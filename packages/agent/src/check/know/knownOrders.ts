import type { Fact } from "../../result.ts";
import type { OrderState } from "../read/piece.ts";
import { foldSame } from "../text/page.ts";
import { rootsOf } from "../text/words.ts";

export interface KnownOrder {
  number: string;
  factId: string;
  states: Map<OrderState, string>;
  amounts: { cents: number; factId: string }[];
  tracking: { code: string; factId: string }[];
  /** On which it should arrive. */
  days: { day: string; factId: string }[];
  /** On which it was placed. */
  placed: { day: string; factId: string }[];
  carriers: { name: string; factId: string }[];
  /** What it is of; empty where no tool told. */
  items: { name: string; roots: ReadonlySet<string>; count: number; factId: string }[];
}

export interface KnownCoupon {
  code: string;
  factId: string;
  percents: { percent: number; factId: string }[];
  amounts: { cents: number; factId: string }[];
  freeShipping: string | null;
  /** Goods that it is limited to, each by its words; empty where it holds of all. */
  goods: ReadonlySet<string>[];
  days: { day: string; factId: string }[];
}

/** The store's codes for states (`StoreOrder` in ports.ts) in the words of the check. */
const STATES: Record<string, OrderState[]> = {
  paid: ["paid"],
  authorized: ["paid"],
  pending: ["unpaid"],
  refunded: ["refunded"],
  voided: ["cancelled"],
  cancelled: ["cancelled"],
  preparing: ["preparing"],
  packed: ["preparing"],
  dispatched: ["dispatched"],
  ready_for_pickup: ["ready"],
  delivered: ["delivered", "dispatched"],
};

export function knownOrders(facts: readonly Fact[]): Map<string, KnownOrder> {
  const orders = new Map<string, KnownOrder>();
  for (const fact of facts) {
    if (fact.kind !== "order") continue;
    const number = String(fact.value);
    orders.set(number, {
      number,
      factId: fact.id,
      states: new Map(),
      amounts: [],
      tracking: [],
      days: [],
      placed: [],
      carriers: [],
      items: [],
    });
  }
  for (const fact of facts) {
    const order = fact.subject === null ? undefined : orders.get(fact.subject);
    if (order === undefined) continue;
    if (fact.kind === "order_state")
      for (const state of STATES[String(fact.value)] ?? []) order.states.set(state, fact.id);
    if (fact.kind === "price" && typeof fact.value === "number")
      order.amounts.push({ cents: fact.value, factId: fact.id });
    if (fact.kind === "order_date") order.placed.push({ day: String(fact.value), factId: fact.id });
    if (fact.kind === "shipping") order.carriers.push({ name: foldSame(fact.text), factId: fact.id });
    if (fact.kind === "tracking") order.tracking.push({ code: fact.text, factId: fact.id });
    if (fact.kind === "date") order.days.push({ day: String(fact.value).slice(0, 10), factId: fact.id });
    if (fact.kind === "order_item")
      order.items.push({
        name: fact.text,
        roots: rootsOf(fact.text),
        count: Number(fact.value),
        factId: fact.id,
      });
  }
  return orders;
}

export function knownCoupons(facts: readonly Fact[]): Map<string, KnownCoupon> {
  const coupons = new Map<string, KnownCoupon>();
  for (const fact of facts) {
    if (fact.kind !== "coupon" || fact.subject === null || fact.text !== fact.subject) continue;
    const code = fact.text;
    coupons.set(code.toLowerCase(), {
      code,
      factId: fact.id,
      percents: [],
      amounts: [],
      freeShipping: null,
      goods: [],
      days: [],
    });
  }
  for (const fact of facts) {
    const coupon = fact.subject === null ? undefined : coupons.get(fact.subject.toLowerCase());
    if (coupon === undefined || fact.text === coupon.code) continue;
    if (fact.kind === "coupon_goods") coupon.goods.push(rootsOf(fact.text));
    else if (fact.kind === "date")
      coupon.days.push({ day: String(fact.value).slice(0, 10), factId: fact.id });
    else if (typeof fact.value !== "number") coupon.freeShipping = fact.id;
    else if (fact.text.endsWith("%")) coupon.percents.push({ percent: fact.value, factId: fact.id });
    else coupon.amounts.push({ cents: fact.value, factId: fact.id });
  }
  return coupons;
}
