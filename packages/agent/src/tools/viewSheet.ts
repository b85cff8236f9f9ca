import type { Period } from "../input.ts";
import { byPlace } from "../sheet/named.ts";
import { localeOf } from "../text/locale.ts";
import { formatMoney } from "../text/money.ts";
import type { ToolContext } from "./defineTool.ts";
import { percentText } from "./quoteOffers.ts";

/** The checkout knows what nobody has written down. */
const CHECKOUT = "lo calcula el checkout con el código postal";
const MAX_ENTRIES = 12;

interface Asked {
  place: string | null;
  context: ToolContext;
}

/** Ways to pay, with what each takes off. */
function viewWays(context: ToolContext) {
  return context.sheet.payments.slice(0, MAX_ENTRIES).map((payment) => {
    const { method, discountPercent: percent, combines, details } = payment;
    if (percent !== null)
      context.addFact({ kind: "discount", text: percentText(percent), value: percent, subject: method });
    addPolicy(details, method, context);
    return {
      method,
      ...(percent === null ? {} : { discount: percentText(percent) }),
      ...(percent === null || combines ? {} : { not_on: "precios promocionales" }),
      ...(details === null ? {} : { details }),
      ...untilOf(payment, context),
    };
  });
}

/** Only those that take something off. */
export function viewDiscounts(context: ToolContext): Record<string, unknown>[] {
  return viewWays(context).filter((way) => "discount" in way);
}

export function viewPayments(context: ToolContext): Record<string, unknown> {
  const { instalments, paymentDetails } = context.sheet;
  const ways = viewWays(context);
  const offers = instalments.slice(0, MAX_ENTRIES).map((instalment) => {
    const { count, interestFree, minCents, method } = instalment;
    const text = `${count} cuotas ${interestFree ? "sin" : "con"} interés`;
    context.addFact({ kind: "policy", text, value: count, subject: "instalments" });
    return {
      offer: text,
      ...(minCents === null ? {} : { from: amount(minCents, context) }),
      ...(method === null ? {} : { with: method }),
      ...untilOf(instalment, context),
    };
  });
  if (paymentDetails !== null) addPolicy(paymentDetails, "payment_details", context);
  if (ways.length === 0 && offers.length === 0 && paymentDetails === null)
    return { payment_hint: "La tienda no cargó sus medios de pago: decí que se ven al pagar, sin inventar." };
  return {
    ...(ways.length === 0 ? {} : { payments: ways }),
    ...(offers.length === 0 ? {} : { instalments: offers }),
    ...(paymentDetails === null
      ? {}
      : { payment_details: paymentDetails, payment_details_hint: "Copialos letra por letra, completos." }),
  };
}

/** Zones, costs and times that the merchant wrote, and nothing else: what isn't there is the checkout's to say. */
export function viewShipping({ place, context }: Asked): Record<string, unknown> {
  const { shipping, freeShipping } = context.sheet;
  const named = byPlace(shipping, place);
  const zones = (named ?? shipping).slice(0, MAX_ENTRIES).map((entry) => {
    const { zone, costCents, time } = entry;
    if (costCents !== null)
      context.addFact({ kind: "shipping", text: money(costCents, context), value: costCents, subject: zone });
    if (time !== null) context.addFact({ kind: "shipping", text: time, value: null, subject: zone });
    return {
      zone,
      cost: costCents === null ? CHECKOUT : money(costCents, context),
      ...(time === null ? {} : { time }),
      ...untilOf(entry, context),
    };
  });
  const free = (byPlace(freeShipping, place) ?? freeShipping).slice(0, MAX_ENTRIES).map((entry) => {
    const { fromCents, zone } = entry;
    const from = money(fromCents, context);
    context.addFact({ kind: "shipping", text: from, value: fromCents, subject: zone });
    return { from, ...(zone === null ? {} : { zone }), ...untilOf(entry, context) };
  });
  return {
    ...(zones.length === 0
      ? {
          shipping_hint: `La tienda no cargó costos ni plazos: el costo ${CHECKOUT}. No inventes costos ni fechas.`,
        }
      : { shipping: zones, ...whichZone({ place, named: named !== null }) }),
    ...(free.length === 0 ? {} : { free_shipping_from: free }),
    ...(context.sheet.pickup.length === 0 ? {} : viewPickup(context)),
  };
}

function whichZone({ place, named }: { place: string | null; named: boolean }): Record<string, unknown> {
  if (place === null || named)
    return { shipping_hint: "Los plazos son los que dice cada zona; no prometas fechas." };
  return {
    shipping_hint: `Ninguna zona nombra "${place.slice(0, 60)}". Usá la que sin duda la incluya; si no está claro, decí que el costo ${CHECKOUT}.`,
  };
}

export function viewPickup(context: ToolContext): Record<string, unknown> {
  const places = context.sheet.pickup.slice(0, MAX_ENTRIES).map((entry) => {
    const { address, hours, details } = entry;
    addPolicy(address, "pickup", context);
    addPolicy(hours, "hours", context);
    addPolicy(details, "pickup", context);
    return {
      address,
      ...(hours === null ? {} : { hours }),
      ...(details === null ? {} : { details }),
      ...untilOf(entry, context),
    };
  });
  return places.length === 0
    ? { pickup_hint: "La tienda no cargó un lugar de retiro: no lo inventes." }
    : { pickup: places };
}

export function viewExchanges(context: ToolContext): Record<string, unknown> {
  const terms = context.sheet.exchanges.slice(0, MAX_ENTRIES).map((entry) => {
    const { days, conditions } = entry;
    const within =
      days === null ? null : localeOf(context.country).language === "pt" ? `${days} dias` : `${days} días`;
    if (within !== null) context.addFact({ kind: "policy", text: within, value: days, subject: "exchanges" });
    addPolicy(conditions, "exchanges", context);
    return {
      ...(within === null ? {} : { within }),
      ...(conditions === null ? {} : { conditions }),
      ...untilOf(entry, context),
    };
  });
  return terms.length === 0 ? {} : { exchanges: terms };
}

function money(cents: number, { country }: ToolContext): string {
  return formatMoney(cents, { currency: localeOf(country).currency, country });
}

function amount(cents: number, context: ToolContext): string {
  const text = money(cents, context);
  context.addFact({ kind: "amount", text, value: cents, subject: null });
  return text;
}

function addPolicy(text: string | null, subject: string, context: ToolContext): void {
  if (text !== null) context.addFact({ kind: "policy", text, value: null, subject });
}

/** A day, as people write it. */
export function addDate(day: string, subject: string | null, context: ToolContext): void {
  context.addFact({ kind: "date", text: day.split("-").reverse().join("/"), value: day, subject });
}

/** An offer that ends is told with its end. */
function untilOf({ until }: Period, context: ToolContext): { until?: string } {
  if (until === null) return {};
  addDate(until, null, context);
  return { until };
}
