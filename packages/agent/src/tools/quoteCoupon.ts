import type { StoreCoupon, StoreProduct } from "../ports.ts";
import { discounted } from "../sheet/arithmetic.ts";
import { foldText } from "../text/foldText.ts";
import type { ToolContext } from "./defineTool.ts";
import { percentText, type Paid, type Quoted } from "./quoteOffers.ts";

interface CouponQuote {
  /** As the model reads it. */
  view: Record<string, unknown>;
  /** What is paid with it, where it takes something off. */
  paid?: Paid;
}

/** What a coupon takes off, or why it takes nothing. How it adds up with other discounts is the checkout's to say. */
export async function quoteCoupon(
  code: string,
  { quoted, context }: { quoted: Quoted; context: ToolContext },
): Promise<CouponQuote> {
  const coupons = await context.store.listCoupons({ signal: context.signal });
  const coupon = coupons.find((known) => foldText(known.code) === foldText(code));
  if (coupon === undefined)
    return { view: { code, applies: false, why: "No es un cupón vigente de la tienda." } };
  const { money, totalCents } = quoted;
  context.addFact({ kind: "coupon", text: coupon.code, value: coupon.code, subject: coupon.code });
  const refused = (why: string): CouponQuote => ({ view: { code: coupon.code, applies: false, why } });
  if (coupon.minPriceCents !== null && totalCents < coupon.minPriceCents) {
    addAmount(coupon.minPriceCents, { quoted, context });
    return refused(`Pide una compra mínima de ${money(coupon.minPriceCents)}.`);
  }
  const counted = quoted.lines.filter(
    ({ product, promotional }) => isMeant(product, coupon) && (coupon.combines || !promotional),
  );
  if (counted.length === 0)
    return refused(
      coupon.limitedTo.length > 0 && !quoted.lines.some(({ product }) => isMeant(product, coupon))
        ? `Es solo para ${coupon.limitedTo.slice(0, 10).join(", ")}.`
        : "No se combina con precios promocionales.",
    );
  const conditions = {
    ...(coupon.firstPurchaseOnly ? { only_first_purchase: true } : {}),
    ...(coupon.endsOn === null ? {} : { valid_until: coupon.endsOn.slice(0, 10) }),
    hint: "No lo sumes con otro descuento: el total con ambos lo muestra el checkout.",
  };
  if (coupon.type === "shipping")
    return { view: { code: coupon.code, applies: true, gives: "envío gratis", ...conditions } };
  const base = counted.reduce((sum, { unitCents, quantity }) => sum + unitCents * quantity, 0);
  const saves = savingOf(coupon, base);
  const text = coupon.type === "percentage" ? percentText(coupon.value ?? 0) : money(coupon.value ?? 0);
  context.addFact({ kind: "coupon", text, value: coupon.value, subject: coupon.code });
  addAmount(totalCents - saves, { quoted, context });
  addAmount(saves, { quoted, context });
  const paid = totalCents - saves;
  return {
    view: {
      code: coupon.code,
      applies: true,
      discount: text,
      saves: money(saves),
      total: money(paid),
      ...(counted.length < quoted.lines.length
        ? { only_on: counted.map(({ product }) => product.name) }
        : {}),
      ...conditions,
    },
    paid: { by: `cupón ${coupon.code}`, cents: paid },
  };
}

function savingOf(coupon: StoreCoupon, base: number): number {
  const value = Math.max(0, coupon.value ?? 0);
  return coupon.type === "percentage" ? base - discounted(base, Math.min(100, value)) : Math.min(base, value);
}

function isMeant(product: StoreProduct, { limitedTo }: StoreCoupon): boolean {
  if (limitedTo.length === 0) return true;
  const names = [product.name, ...product.categories].map(foldText);
  return limitedTo.some((name) => names.includes(foldText(name)));
}

function addAmount(cents: number, { quoted, context }: { quoted: Quoted; context: ToolContext }): void {
  context.addFact({ kind: "amount", text: quoted.money(cents), value: cents, subject: quoted.subject });
}
