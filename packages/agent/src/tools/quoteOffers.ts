import type { StoreSheet } from "../input.ts";
import { discounted, instalmentOf } from "../sheet/arithmetic.ts";
import { byMethod, byPlace } from "../sheet/named.ts";
import type { CartLine } from "./cartLines.ts";
import type { ToolContext } from "./defineTool.ts";
import { addFreeShipping } from "./productView.ts";

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

/** What is paid of a cart in a way that takes something off. */
export interface Paid {
  by: string;
  cents: number;
}

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

/** The sums below the list total that may be paid: with the ways to pay that are shown, or that was named. */
export function reducedPayments(method: string | null, { quoted, context }: Asked): Paid[] {
  return byMethod(context.sheet.payments, method)
    .map((payment) => ({ by: payment.method, cents: paidWith(payment, quoted) }))
    .filter(({ cents }) => cents < quoted.totalCents)
    .slice(0, MAX_OFFERS);
}

type Payment = StoreSheet["payments"][number];

function paidWith({ discountPercent, combines }: Payment, { totalCents, regularCents }: Quoted): number {
  const base = combines ? totalCents : regularCents;
  return discountPercent === null ? totalCents : totalCents - base + discounted(base, discountPercent);
}

function viewPayment(payment: Payment, { quoted, context }: Asked): Record<string, unknown> {
  const { method, discountPercent: percent, combines, details } = payment;
  const { money, totalCents, subject } = quoted;
  const base = combines ? totalCents : quoted.regularCents;
  const note = details === null ? {} : { details };
  if (percent === null) return { method, total: money(totalCents), ...note };
  const untouched = base === totalCents ? {} : { no_discount_on: "los precios promocionales" };
  if (base === 0) return { method, total: money(totalCents), ...untouched, ...note };
  const total = paidWith(payment, quoted);
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

interface FreeShippingAsked extends Asked {
  place: string | null;
  /** What may be paid instead of the list total. */
  reduced: readonly Paid[];
}

/**
 * Whether it ships free, or what is missing for it. Nobody has told whether the store counts before or
 * after a discount: with each one that makes a difference it is said apart, of the sum that is paid.
 */
export function quoteFreeShipping(asked: FreeShippingAsked): Record<string, unknown> {
  const { place, quoted, context } = asked;
  if (quoted.lines.every(({ product }) => product.freeShipping)) {
    for (const { product } of quoted.lines) addFreeShipping(product, context);
    return { free_shipping: "incluido" };
  }
  const { freeShipping } = context.sheet;
  const meant = byPlace(freeShipping, place) ?? freeShipping;
  const shown = meant.slice(0, MAX_OFFERS).map((entry) => viewThreshold(entry, asked));
  return shown.length === 0 ? {} : { free_shipping: shown };
}

function viewThreshold(
  { fromCents, zone }: StoreSheet["freeShipping"][number],
  { quoted, context, reduced }: FreeShippingAsked,
): Record<string, unknown> {
  const { money, totalCents } = quoted;
  context.addFact({ kind: "shipping", text: money(fromCents), value: fromCents, subject: zone });
  const missingOf = (cents: number): { missing: string } => {
    const missing = fromCents - cents;
    context.addFact({ kind: "amount", text: money(missing), value: missing, subject: zone });
    return { missing: money(missing) };
  };
  const short = reduced.filter(({ cents }) => cents < fromCents);
  const threshold = { ...(zone === null ? {} : { zone }), from: money(fromCents) };
  const exceptions =
    short.length === 0
      ? {}
      : { but_paying: short.map(({ by, cents }) => ({ by, total: money(cents), ...missingOf(cents) })) };
  if (totalCents < fromCents) return { ...threshold, ...missingOf(totalCents), ...exceptions };
  return short.length === 0
    ? { ...threshold, reached: true }
    : { ...threshold, reached_only_paying: money(totalCents), ...exceptions };
}

/** "10%", "12,5%". */
export function percentText(percent: number): string {
  return `${String(percent).replace(".", ",")}%`;
}
