import { cents } from "../json/money.ts";
import { id, instant, number, record, records, text } from "../json/read.ts";
import { decodeEntities } from "./html.ts";
import { mapShipments } from "./mapShipment.ts";
import type { TiendanubeOrder } from "./types.ts";

const PAYMENT = new Map(
  Object.entries<TiendanubeOrder["paymentStatus"]>({
    pending: "pending",
    authorized: "authorized",
    paid: "paid",
    partially_paid: "partially_paid",
    refunded: "refunded",
    voided: "voided",
    abandoned: "voided",
  }),
);

function present(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** The merchant's own note and the costs are left behind here: nothing of them may reach a buyer. */
export function mapOrder(value: unknown, language: string): TiendanubeOrder | null {
  const order = record(value);
  const orderId = id(order?.id);
  const orderNumber = id(order?.number);
  const createdAt = instant(order?.created_at);
  if (order === null || orderId === null || orderNumber === null || createdAt === null) return null;
  const customer = record(order.customer);
  const cancelled = order.status === "cancelled" || text(order.cancelled_at) !== null;
  return {
    id: orderId,
    number: orderNumber,
    createdAt,
    status: cancelled ? "cancelled" : order.status === "closed" ? "closed" : "open",
    paymentStatus: PAYMENT.get(id(order.payment_status, 64) ?? "") ?? "other",
    totalCents: cents(order.total) ?? 0,
    currency: text(order.currency, 3) ?? "ARS",
    lines: records(order.products, 500).map((line) => ({
      productId: id(line.product_id),
      name: decodeEntities(text(line.name, 500) ?? ""),
      quantity: number(line.quantity) ?? 1,
      priceCents: cents(line.price) ?? 0,
    })),
    shipments: mapShipments(order, language),
    customerId: id(customer?.id),
    phones: present([
      id(order.contact_phone, 64),
      id(customer?.phone, 64),
      id(record(order.shipping_address)?.phone, 64),
    ]),
    emails: present([id(order.contact_email, 320), id(customer?.email, 320)]),
    updatedAt: instant(order.updated_at),
  };
}
