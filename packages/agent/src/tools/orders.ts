import { StoreError, type StoreOrder, type StoreShipment } from "../ports.ts";
import { storeDay } from "../prompt/storeClock.ts";
import { formatMoney } from "../text/money.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { EMAIL, emailOfCustomer } from "./emailOfCustomer.ts";

/** Asking for many numbers in one run is guessing. */
const MAX_NUMBERS_PER_RUN = 3;

export const orders = defineTool({
  name: "orders",
  description:
    "Pedidos del cliente de este chat: estado, pago, envío y seguimiento. Sin número devuelve los pedidos de su teléfono. Si no aparece, se puede pedir el e-mail de la compra.",
  shape: {
    query: optionalText('Lo que dijo el cliente, con el número de pedido si lo dio: "1052"'),
    order_number: optionalText("Número de pedido, o null"),
    email: optionalText("E-mail de la compra tal como lo escribió el cliente, o null"),
  },
  async run({ query, order_number, email }, context) {
    const number = numberIn(order_number ?? "") ?? numberIn((query ?? "").replace(EMAIL, " "));
    if (number !== null) context.orderLookups.add(number);
    if (number !== null && context.orderLookups.size > MAX_NUMBERS_PER_RUN)
      return { kind: "result", value: LOCKED };
    const wanted = { number, email: emailOfCustomer(email ?? query ?? "", context.customerTexts) };
    const found = await lookUp(wanted, context);
    if (found === "locked") return { kind: "result", value: LOCKED };
    if (found.length === 0) return { kind: "result", value: { found: false, hint: missingHint(number) } };
    return {
      kind: "result",
      value: { found: true, orders: found.slice(0, 5).map((order) => viewOrder(order, context)) },
    };
  },
});

/** The same whether it is this run or this chat that has guessed too often. */
const LOCKED = {
  found: false,
  hint: "Demasiados números de pedido. No busques más: ofrecé pasar con una persona.",
};

async function lookUp(
  wanted: { number: string | null; email: string | null },
  { store, signal }: ToolContext,
): Promise<StoreOrder[] | "locked"> {
  try {
    return await store.findOrders(wanted, { signal });
  } catch (error) {
    if (error instanceof StoreError && error.code === "locked") return "locked";
    throw error;
  }
}

function numberIn(text: string): string | null {
  return /(?<!\d)\d{1,12}(?!\d)/.exec(text)?.[0] ?? null;
}

function missingHint(number: string | null): string {
  return number === null
    ? "No hay pedidos con el teléfono de este chat. Pedí el número de pedido y el e-mail de la compra."
    : "No hay un pedido con ese número para este teléfono. Pedí que revise el número o que diga el e-mail de la compra; no afirmes que existe ni que no existe.";
}

const STATUS: Record<StoreOrder["status"], string> = {
  open: "abierto",
  closed: "cerrado",
  cancelled: "cancelado",
};
const PAYMENT: Record<StoreOrder["paymentStatus"], string> = {
  pending: "pago pendiente",
  authorized: "pago autorizado",
  paid: "pagado",
  partially_paid: "pagado en parte",
  refunded: "reintegrado",
  voided: "pago anulado",
  other: "pago sin estado",
};
const SHIPMENT: Record<StoreShipment["status"], string> = {
  preparing: "en preparación",
  packed: "empaquetado",
  dispatched: "enviado",
  ready_for_pickup: "listo para retirar",
  delivered: "entregado",
  other: "sin estado de envío",
};

function viewOrder(order: StoreOrder, context: ToolContext): Record<string, unknown> {
  const place = { currency: order.currency, country: context.country };
  const subject = order.number;
  const number = `#${order.number}`;
  const date = storeDay(order.createdAt, context.timezone);
  const total = formatMoney(order.totalCents, place);
  context.addFact({ kind: "order", text: number, value: order.number, subject });
  context.addFact({
    kind: "order_date",
    text: date.split("-").reverse().join("/"),
    value: date,
    subject,
  });
  context.addFact({ kind: "order_state", text: STATUS[order.status], value: order.status, subject });
  context.addFact({
    kind: "order_state",
    text: PAYMENT[order.paymentStatus],
    value: order.paymentStatus,
    subject,
  });
  context.addFact({ kind: "price", text: total, value: order.totalCents, subject });
  const lines = order.lines
    .slice(0, 12)
    .map((line) => ({ ...line, price: formatMoney(line.priceCents, place) }));
  for (const line of lines) {
    context.addFact({ kind: "price", text: line.price, value: line.priceCents, subject });
    context.addFact({ kind: "order_item", text: line.name, value: line.quantity, subject });
  }
  return {
    number,
    date,
    status: STATUS[order.status],
    payment: PAYMENT[order.paymentStatus],
    total,
    items: lines.map((line) => `${line.quantity} × ${line.name} (${line.price})`),
    shipments: order.shipments.map((shipment) => viewShipment(shipment, { subject, context })),
  };
}

function viewShipment(
  shipment: StoreShipment,
  { subject, context }: { subject: string; context: ToolContext },
): Record<string, unknown> {
  const { carrier, trackingCode, trackingUrl, pickup, expectedBy } = shipment;
  context.addFact({ kind: "order_state", text: SHIPMENT[shipment.status], value: shipment.status, subject });
  if (carrier !== null) context.addFact({ kind: "shipping", text: carrier, value: null, subject });
  if (trackingCode !== null)
    context.addFact({ kind: "tracking", text: trackingCode, value: trackingCode, subject });
  if (expectedBy !== null) {
    const day = expectedBy.slice(0, 10);
    context.addFact({ kind: "date", text: day.split("-").reverse().join("/"), value: day, subject });
  }
  if (pickup !== null) addPickup(pickup, context);
  if (trackingUrl !== null) context.addFact({ kind: "link", text: trackingUrl, value: trackingUrl, subject });
  return {
    status: SHIPMENT[shipment.status],
    ...(carrier === null ? {} : { carrier }),
    ...(trackingCode === null ? {} : { tracking_code: trackingCode }),
    ...(trackingUrl === null ? {} : { tracking_url: trackingUrl }),
    ...(pickup === null
      ? {}
      : { pickup: [pickup.name, pickup.address, pickup.hours].filter((part) => part !== null).join(", ") }),
    ...(expectedBy === null ? {} : { expected_by: expectedBy.slice(0, 10) }),
  };
}

/** Where and when it is fetched holds for the place, not for the order: in the words of the merchant's own sheet. */
function addPickup(
  { name, address, hours }: NonNullable<StoreShipment["pickup"]>,
  context: ToolContext,
): void {
  const place = address === null ? name : `${name}, ${address}`;
  context.addFact({ kind: "policy", text: `Retiro en ${place}.`, value: null, subject: null });
  if (hours !== null)
    context.addFact({ kind: "policy", text: `Horario de retiro: ${hours}.`, value: null, subject: null });
}
