import { cents } from "../json/money.ts";
import { id, number, records, text, type JsonRecord } from "../json/read.ts";
import { localizedName } from "./text.ts";
import type { TiendanubeCoupon } from "./types.ts";

const TYPES = ["percentage", "absolute", "shipping"] as const;

function day(value: unknown): string | null {
  return typeof value === "string" ? (/^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null) : null;
}

function couponValue(type: TiendanubeCoupon["type"], value: unknown): number | null {
  if (type === "shipping") return null;
  return type === "absolute" ? cents(value) : number(value);
}

export function mapCoupon(coupon: JsonRecord, language: string): TiendanubeCoupon | null {
  const couponId = id(coupon.id);
  const code = text(coupon.code, 100);
  const type = TYPES.find((known) => known === coupon.type);
  if (couponId === null || code === null || type === undefined) return null;
  const limits = [...records(coupon.categories, 100), ...records(coupon.products, 100)];
  return {
    id: couponId,
    code,
    type,
    value: couponValue(type, coupon.value),
    valid: coupon.valid === true,
    deleted: coupon.is_deleted === true || (coupon.deleted_at !== null && coupon.deleted_at !== undefined),
    startsOn: day(coupon.start_date),
    endsOn: day(coupon.end_date),
    used: number(coupon.used) ?? 0,
    maxUses: number(coupon.max_uses),
    minPriceCents: cents(coupon.min_price),
    firstPurchaseOnly: coupon.first_consumer_purchase === true,
    combines: coupon.combines_with_other_discounts !== false,
    limitedTo: limits.map((limit) => localizedName(limit.name, language)).filter((name) => name !== null),
  };
}

/**
 * Usable on a day (`YYYY-MM-DD`, the shop's). `valid` alone isn't enough: the documentation's own
 * example is valid with an end long past. The end counts as inclusive.
 */
export function isUsable(coupon: TiendanubeCoupon, today: string): boolean {
  if (!coupon.valid || coupon.deleted) return false;
  if (coupon.startsOn !== null && coupon.startsOn > today) return false;
  if (coupon.endsOn !== null && coupon.endsOn < today) return false;
  return coupon.maxUses === null || coupon.used < coupon.maxUses;
}
