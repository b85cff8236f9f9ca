import type { StoreOrder } from "@platform/agent";
import type { TiendanubeClient } from "./client.ts";
import { hasEmail, hasPhone } from "./ownOrder.ts";
import type { TiendanubeOrder } from "./types.ts";

/** The API can't search by phone: the chat's own orders are looked for among the newest ones. */
const RECENT_DAYS = 90;
const RECENT_PAGES = 3;
const RECENT_PER_PAGE = 100;
const MAX_ORDERS = 5;

export interface OrderSource {
  client: TiendanubeClient;
  customerPhoneKey: string | null;
  country: string | null;
  /** The shop's day, `YYYY-MM-DD`. */
  today: string;
  signal: AbortSignal;
}

/** What the customer of an order may know of it. */
export function toStoreOrder(order: TiendanubeOrder): StoreOrder {
  const { number, createdAt, status, paymentStatus, totalCents, currency, shipments } = order;
  const lines = order.lines.map(({ name, quantity, priceCents }) => ({ name, quantity, priceCents }));
  return { number, createdAt, status, paymentStatus, totalCents, currency, lines, shipments };
}

function daysBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** The newest orders whose phone is the chat's; stops as soon as a page has some. */
async function findByPhone(source: OrderSource, key: string): Promise<StoreOrder[]> {
  const { client, signal, country } = source;
  const createdAtMin = `${daysBefore(source.today, RECENT_DAYS)}T00:00:00+00:00`;
  let next: string | null = null;
  for (let index = 0; index < RECENT_PAGES; index += 1) {
    const query = next === null ? { createdAtMin, perPage: RECENT_PER_PAGE } : { next };
    const page = await client.listOrders({ ...query, signal });
    const own = page.items.filter((order) => hasPhone(order, key, country));
    if (own.length > 0) {
      const newest = own.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
      return newest.slice(0, MAX_ORDERS).map(toStoreOrder);
    }
    next = page.next;
    if (next === null) break;
  }
  return [];
}

/** One order by its number, if the chat's phone or the e-mail given is the order's. A foreign one reads like a missing one. */
async function findByNumber(
  source: OrderSource,
  wanted: { number: string; email: string | null },
): Promise<StoreOrder[]> {
  const { client, customerPhoneKey: key, country, signal } = source;
  // `q` is a text search: 1052 finds 11052 too.
  const page = await client.listOrders({ q: wanted.number, perPage: 50, signal });
  const order = page.items.find((candidate) => candidate.number === wanted.number);
  if (order === undefined) return [];
  const own =
    (key !== null && hasPhone(order, key, country)) ||
    (wanted.email !== null && hasEmail(order, wanted.email));
  return own ? [toStoreOrder(order)] : [];
}

export async function findOwnOrders(
  source: OrderSource,
  query: { number: string | null; email: string | null },
): Promise<StoreOrder[]> {
  if (query.number !== null && query.number.trim() !== "") {
    const number = query.number.replace(/\D/g, "").replace(/^0+/, "");
    if (number === "" || number.length > 12) return [];
    return findByNumber(source, { number, email: query.email });
  }
  const key = source.customerPhoneKey;
  return key === null || key === "" ? [] : findByPhone(source, key);
}
