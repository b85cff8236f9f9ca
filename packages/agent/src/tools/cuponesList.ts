import type { StoreCoupon } from "../ports.ts";
import { localeOf } from "../text/locale.ts";
import { formatMoney } from "../text/money.ts";
import { foldText } from "../text/foldText.ts";
import { freeShippingText } from "./productView.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { percentText } from "./quoteOffers.ts";
import { viewDiscounts } from "./viewSheet.ts";

export const cuponesList = defineTool({
  name: "cupones_list",
  description:
    "Cupones vigentes con sus condiciones, y descuentos por medio de pago. Usala antes de hablar de cualquier descuento.",
  shape: { query: optionalText("Código por el que preguntan, o null para verlos todos") },
  async run({ query }, context) {
    const coupons = await context.store.listCoupons({ signal: context.signal });
    const words = foldText(query ?? "").split(/[^\p{L}\p{N}_-]+/u);
    const named = coupons.filter((coupon) => words.includes(foldText(coupon.code)));
    const shown = (named.length > 0 ? named : coupons)
      .slice(0, 10)
      .map((coupon) => viewCoupon(coupon, context));
    const byMethod = context.sheet.payments.filter(({ discountPercent }) => discountPercent !== null);
    const none = byMethod.length === 0 ? "No hay cupones ni descuentos vigentes" : "No hay cupones vigentes";
    return {
      kind: "result",
      value: {
        coupons: shown,
        ...(byMethod.length === 0 ? {} : { payment_discounts: viewDiscounts(context) }),
        ...(shown.length === 0 ? { hint: `${none}: decilo, y no prometas otros.` } : {}),
      },
    };
  },
});

/** A shop may limit a coupon to all that it has. */
const MOST_GOODS = 10;

function viewCoupon(coupon: StoreCoupon, context: ToolContext): Record<string, unknown> {
  const locale = localeOf(context.country);
  const money = (cents: number): string =>
    formatMoney(cents, { currency: locale.currency, country: context.country });
  const value = coupon.value ?? 0;
  const discount =
    coupon.type === "shipping"
      ? freeShippingText(context.country)
      : coupon.type === "percentage"
        ? percentText(value)
        : money(value);
  const subject = coupon.code;
  context.addFact({ kind: "coupon", text: coupon.code, value: coupon.code, subject });
  context.addFact({ kind: "coupon", text: discount, value: coupon.value, subject });
  if (coupon.minPriceCents !== null) {
    context.addFact({
      kind: "coupon",
      text: money(coupon.minPriceCents),
      value: coupon.minPriceCents,
      subject,
    });
  }
  for (const goods of coupon.limitedTo.slice(0, MOST_GOODS))
    context.addFact({ kind: "coupon_goods", text: goods, value: goods, subject });
  const until = coupon.endsOn?.slice(0, 10) ?? null;
  if (until !== null)
    context.addFact({ kind: "date", text: until.split("-").reverse().join("/"), value: until, subject });
  return {
    code: coupon.code,
    discount,
    ...(coupon.minPriceCents === null ? {} : { minimum_purchase: money(coupon.minPriceCents) }),
    ...(until === null ? {} : { valid_until: until }),
    ...(coupon.usesLeft === null ? {} : { uses_left: coupon.usesLeft }),
    ...(coupon.firstPurchaseOnly ? { first_purchase_only: true } : {}),
    combines_with_other_offers: coupon.combines,
    ...(coupon.limitedTo.length === 0 ? {} : { only_for: coupon.limitedTo.slice(0, MOST_GOODS) }),
  };
}
