import type { JsonObject } from "../../json.ts";
import { storeDay } from "./dates.ts";

interface CouponSpec {
  code: string;
  type: "percentage" | "absolute" | "shipping";
  value: string | null;
  used: number;
  maxUses?: number;
  start?: string;
  end?: string;
  minPrice?: number;
  firstPurchase?: boolean;
  combines?: boolean;
}

/** Valid, with minimum, free shipping, expired, exhausted. */
export function buildCoupons(now: number): JsonObject[] {
  const specs: CouponSpec[] = [
    { code: "BIENVENIDA10", type: "percentage", value: "10.00", used: 12, firstPurchase: true },
    {
      code: "BALLET5000",
      type: "absolute",
      value: "5000.00",
      used: 3,
      maxUses: 100,
      start: storeDay(now, -20),
      end: storeDay(now, 40),
      minPrice: 40000,
      combines: false,
    },
    {
      code: "ENVIOGRATIS",
      type: "shipping",
      value: null,
      used: 41,
      start: storeDay(now, -12),
      end: storeDay(now, 8),
      minPrice: 60000,
    },
    {
      code: "PRIMAVERA20",
      type: "percentage",
      value: "20.00",
      used: 57,
      start: storeDay(now, -60),
      end: storeDay(now, -15),
    },
    {
      code: "HOTSALE25",
      type: "percentage",
      value: "25.00",
      used: 200,
      maxUses: 200,
      start: storeDay(now, -10),
      end: storeDay(now, 10),
    },
  ];
  return specs.map((spec, index) => ({
    id: 7710001 + index,
    code: spec.code,
    type: spec.type,
    value: spec.value,
    valid: true,
    used: spec.used,
    max_uses: spec.maxUses ?? null,
    includes_shipping: false,
    start_date: spec.start ?? null,
    end_date: spec.end ?? null,
    min_price: spec.minPrice ?? null,
    first_consumer_purchase: spec.firstPurchase ?? false,
    combines_with_other_discounts: spec.combines ?? true,
    only_cheapest_shipping: spec.type === "shipping",
    categories: null,
  }));
}
