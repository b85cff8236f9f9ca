import { id, isTooDeep, record, text, type JsonRecord } from "../json/read.ts";

/** Whom a wish for privacy is about, as far as the store says. */
export interface PrivacySubject {
  customerId: string | null;
  email: string | null;
  phone: string | null;
  orderIds: string[];
}

export type PrivacyKind = "store_redact" | "customer_redact" | "customer_export";

/** An event of the store's in the product's words. It carries ids only: what has become of the thing, the API says. */
export type StoreEvent = { storeId: string | null; event: string } & (
  | { kind: "changed"; resource: "product" | "order" | "category" | "store"; id: string }
  | { kind: "app"; access: "uninstalled" | "suspended" | "resumed" }
  | { kind: "privacy"; privacy: PrivacyKind; subject: PrivacySubject }
  /** Nothing of it is kept here: customers, locations, subscriptions, what is new to us. */
  | { kind: "other" }
);

const MAX_ORDERS = 10_000;

const APP = new Map(
  Object.entries({
    "app/uninstalled": "uninstalled",
    "app/suspended": "suspended",
    "app/resumed": "resumed",
  } as const),
);

const PRIVACY = new Map(
  Object.entries<PrivacyKind>({
    "store/redact": "store_redact",
    "customers/redact": "customer_redact",
    "customers/data_request": "customer_export",
  }),
);

const RESOURCES = ["product", "order", "category"] as const;

/**
 * Reads an event's body. The three of privacy name no event: the address they came to (`path`, e.g. `store/redact`)
 * says which, else their form. Null where the body is no event. Source: Tiendanube API documentation, "Webhooks".
 */
export function readStoreEvent(rawBody: Uint8Array, path?: string): StoreEvent | null {
  const body = parse(rawBody);
  if (body === null) return null;
  const storeId = id(body.store_id, 20);
  const named = text(body.event, 100)?.trim() ?? null;
  const event = named ?? path ?? privacyByForm(body);
  if (event === null) return null;
  const privacy = PRIVACY.get(event);
  if (privacy !== undefined) return { storeId, event, kind: "privacy", privacy, subject: subjectOf(body) };
  const access = APP.get(event);
  if (access !== undefined) return { storeId, event, kind: "app", access };
  return { storeId, event, ...changeOf(event, body) };
}

function parse(rawBody: Uint8Array): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(rawBody));
    return isTooDeep(value) ? null : record(value);
  } catch {
    return null;
  }
}

function privacyByForm(body: JsonRecord): string | null {
  if (body.data_request !== undefined) return "customers/data_request";
  if (body.orders_to_redact !== undefined) return "customers/redact";
  return Object.keys(body).length === 1 && body.store_id !== undefined ? "store/redact" : null;
}

function changeOf(
  event: string,
  body: JsonRecord,
): { kind: "changed"; resource: "product" | "order" | "category" | "store"; id: string } | { kind: "other" } {
  const [group] = event.split("/", 1);
  const storeId = id(body.store_id, 20);
  // Addresses of products begin with the shop's domain.
  if (group === "domain" && storeId !== null) return { kind: "changed", resource: "store", id: storeId };
  // A parcel's news belong to its order.
  const resource = group === "fulfillment_order" ? "order" : RESOURCES.find((known) => known === group);
  const resourceId = id(group === "fulfillment_order" ? body.order_id : body.id, 20);
  if (resource === undefined || resourceId === null || !/^\d+$/.test(resourceId)) return { kind: "other" };
  return { kind: "changed", resource, id: resourceId };
}

function subjectOf(body: JsonRecord): PrivacySubject {
  const customer = record(body.customer);
  const orders = Array.isArray(body.orders_to_redact) ? body.orders_to_redact : body.orders_requested;
  const orderIds = (Array.isArray(orders) ? orders : []).slice(0, MAX_ORDERS).map((order) => id(order, 20));
  return {
    customerId: id(customer?.id, 20),
    email: id(customer?.email, 320)?.toLowerCase() ?? null,
    phone: id(customer?.phone, 64),
    orderIds: orderIds.filter((orderId) => orderId !== null),
  };
}
