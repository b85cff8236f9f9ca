import type { StoreSheet } from "../input.ts";
import { discounted, instalmentOf } from "../sheet/arithmetic.ts";
import { byMethod, byPlace } from "../sheet/named.ts";
import type { CartLine } from "./cartLines.ts";
import type { ToolContext } from "./defineTool.ts";

/** A cart with its total, before anything is taken off. */
export interface Quoted {
  lines: Extract<CartLine, { kind: "priced" }>[];
  totalCents: number;
  /** What of it is at regular prices. */
  regularCents: number;
  /** The product, where it is only one. */
  subject: string | null;
  money(cents: number): string;
}

interface Asked {
  quoted: Quoted;
  context: ToolContext;
}

const MAX_OFFERS = 5;

/** What is paid with each way to pay that the merchant gives a discount for, or with the one that was named. */
export function quotePayments(method: string | null, { quoted, context }: Asked): Record<string, unknown> {
  const { payments } = context.sheet;
  const meant = byMethod(payments, method);
  if (method !== null && meant.length === 0) {
    const known = payments.map((payment) => payment.method).join(", ");
    return {
      payments: [],
      payments_hint: `La tienda no tiene escrito ese medio de pago${known === "" ? "" : ` (tiene: ${known})`}. No inventes su precio.`,
    };
  }
  const shown = meant
    .filter(({ discountPercent }) => method !== null || discountPercent !== null)
    .slice(0, MAX_OFFERS)
    .map((payment) => viewPayment(payment, { quoted, context }));
  return shown.length === 0 ? {} : { payments: shown };
}

function viewPayment(
  payment: StoreSheet["payments"][number],
  { quoted, context }: Asked,
): Record<string, unknown> {
  const { method, discountPercent: percent, combines, details } = payment;
  const { money, totalCents, subject } = quoted;
  const base = combines ? totalCents : quoted.regularCents;
  const rest = totalCents - base;
  const note = details === null ? {} : { details };
  if (percent === null) return { method, total: money(totalCents), ...note };
  const untouched = combines || rest === 0 ? {} : { no_discount_on: "los precios promocionales" };
  if (base === 0) return { method, total: money(totalCents), ...untouched, ...note };
  const total = rest + discounted(base, percent);
  context.addFact({ kind: "discount", text: percentText(percent), value: percent, subject: method });
  context.addFact({ kind: "amount", text: money(total), value: total, subject });
  context.addFact({ kind: "amount", text: money(totalCents - total), value: totalCents - total, subject });
  return {
    method,
    discount: percentText(percent),
    total: money(total),
    saves: money(totalCents - total),
    ...untouched,
    ...note,
  };
}

/** What one instalment comes to; where there is interest, only the checkout knows. */
export function quoteInstalments({ quoted, context }: Asked): Record<string, unknown> {
  const { totalCents, money, subject } = quoted;
  const offered = context.sheet.instalments
    .filter(({ minCents }) => (minCents ?? 0) <= totalCents)
    .toSorted((a, b) => a.count - b.count)
    .slice(0, MAX_OFFERS)
    .map(({ count, interestFree, method }) => {
      const by = method === null ? "" : ` con ${method}`;
      if (!interestFree) return `${count} cuotas con interés${by}: el valor lo muestra el checkout`;
      const cents = instalmentOf(totalCents, count);
      const text = `${count} cuotas sin interés de ${money(cents)}`;
      context.addFact({ kind: "instalment", text, value: cents, subject });
      return `${text}${by}`;
    });
  const later = context.sheet.instalments
    .filter(({ minCents }) => (minCents ?? 0) > totalCents)
    .slice(0, MAX_OFFERS)
    .map(({ count, interestFree, minCents }) => {
      const from = minCents ?? 0;
      context.addFact({ kind: "amount", text: money(from), value: from, subject: null });
      return `${count} cuotas ${interestFree ? "sin" : "con"} interés desde ${money(from)}`;
    });
  return {
    ...(offered.length === 0 ? {} : { instalments: offered }),
    ...(later.length === 0 ? {} : { instalments_from_more: later }),
  };
}

/** Whether it ships free, or what is missing for it. */
export function quoteFreeShipping(place: string | null, { quoted, context }: Asked): Record<string, unknown> {
  const { lines, totalCents, money } = quoted;
  if (lines.every(({ product }) => product.freeShipping)) return { free_shipping: "incluido" };
  const { freeShipping } = context.sheet;
  const meant = byPlace(freeShipping, place) ?? freeShipping;
  const shown = meant.slice(0, MAX_OFFERS).map(({ fromCents, zone }) => {
    context.addFact({ kind: "shipping", text: money(fromCents), value: fromCents, subject: zone });
    const where = zone === null ? {} : { zone };
    if (totalCents >= fromCents) return { ...where, from: money(fromCents), reached: true };
    const missing = fromCents - totalCents;
    context.addFact({ kind: "amount", text: money(missing), value: missing, subject: zone });
    return { ...where, from: money(fromCents), missing: money(missing) };
  });
  return shown.length === 0 ? {} : { free_shipping: shown };
}

/** "10%", "12,5%". */
export function percentText(percent: number): string {
  return `${String(percent).replace(".", ",")}%`;
}
