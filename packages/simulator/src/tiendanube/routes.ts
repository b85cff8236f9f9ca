import type { Reply } from "../http/serve.ts";
import { asArray, asObject, asText, parseJson, shown, type Json, type JsonObject } from "../json.ts";
import { NOT_FOUND, problem } from "./checks.ts";
import { storeTime } from "./data/dates.ts";
import { commonFilters, onlyFields, orderFilters, page, plain, productFilters } from "./list.ts";
import type { StoreState } from "./types.ts";

export interface RouteInput {
  version: "v1" | "2025-03";
  method: string;
  /** Parts of the resource: `["products", "253410001"]`. */
  parts: string[];
  query: URLSearchParams;
  body: Buffer;
  /** Address of the resource without its query. */
  url: string;
}

const MISSING_PRODUCT = "Product with such id does not exist";

export const RESOURCES = [
  "store",
  "products",
  "categories",
  "orders",
  "customers",
  "coupons",
  "pages",
  "locations",
  "webhooks",
  "draft_orders",
];

/** Answers a request that passed the checks. */
export function route(state: StoreState, input: RouteInput): Reply {
  const [resource = "", id, sub] = input.parts;
  if (input.method !== "GET" && input.method !== "HEAD") return write(state, input);
  switch (resource) {
    case "store":
      return { body: onlyFields(state.data.store, input.query) };
    case "products":
      return products(state, input);
    case "categories":
      return id === undefined ? categories(state, input) : one(state.data.categories, id, input);
    case "coupons":
      return id === undefined ? coupons(state, input) : one(state.data.coupons, id, input);
    case "customers":
      return id === undefined ? customers(state, input) : one(state.data.customers, id, input);
    case "orders":
      return orders(state, input, { id, sub });
    case "pages":
      return pages(state, input);
    case "locations":
      return { body: state.data.locations };
    case "draft_orders":
      return id === undefined ? list(state, input, state.drafts.toReversed()) : one(state.drafts, id, input);
    case "webhooks":
      return list(
        state,
        input,
        state.webhooks.map((webhook): JsonObject => ({ ...webhook })),
      );
    default:
      return NOT_FOUND;
  }
}

function list(state: StoreState, input: RouteInput, items: JsonObject[]): Reply {
  return page({ items, query: input.query, url: input.url, emptyAs200: state.flags.emptyAs200 });
}

function one(items: JsonObject[], id: string, input: RouteInput): Reply {
  const found = items.find((item) => shown(item["id"]) === id);
  const missing = input.parts[0] === "products" ? MISSING_PRODUCT : null;
  return found ? { body: onlyFields(found, input.query) } : problem(404, "Not Found", missing);
}

function products(state: StoreState, input: RouteInput): Reply {
  const [, id, sub] = input.parts;
  if (id === undefined)
    return list(state, input, productFilters(commonFilters(state.data.products, input.query), input.query));
  if (id === "sku") {
    const found = state.data.products.find((product) =>
      asArray(product["variants"]).some((variant) => asObject(variant)["sku"] === sub),
    );
    return found ? { body: found } : problem(404, "Not Found", MISSING_PRODUCT);
  }
  if (sub === undefined) return one(state.data.products, id, input);
  const product = state.data.products.find((item) => shown(item["id"]) === id);
  return product && (sub === "variants" || sub === "images")
    ? { body: product[sub] }
    : problem(404, "Not Found", MISSING_PRODUCT);
}

function categories(state: StoreState, input: RouteInput): Reply {
  const parent = input.query.get("parent_id");
  const handle = input.query.get("handle");
  const items = commonFilters(state.data.categories, input.query).filter(
    (category) =>
      (parent === null || shown(category["parent"] ?? 0) === parent) &&
      (handle === null || Object.values(asObject(category["handle"])).includes(handle)),
  );
  return list(state, input, items);
}

function coupons(state: StoreState, input: RouteInput): Reply {
  const q = input.query.get("q");
  const valid = input.query.get("valid");
  const items = commonFilters(state.data.coupons, input.query).filter(
    (coupon) =>
      (q === null || plain(asText(coupon["code"]) ?? "").includes(plain(q))) &&
      (valid === null || shown(coupon["valid"]) === valid),
  );
  return list(state, input, items);
}

function customers(state: StoreState, input: RouteInput): Reply {
  const q = input.query.get("q");
  const email = input.query.get("email");
  const items = commonFilters(state.data.customers, input.query).filter(
    (customer) =>
      (email === null || customer["email"] === email) &&
      (q === null ||
        ["name", "email", "identification"].some((key) =>
          plain(asText(customer[key]) ?? "").includes(plain(q)),
        )),
  );
  return list(state, input, items);
}

function orders(
  state: StoreState,
  input: RouteInput,
  { id, sub }: { id: string | undefined; sub: string | undefined },
): Reply {
  if (id === undefined) {
    const found = orderFilters(commonFilters(state.data.orders, input.query), input.query);
    return list(
      state,
      input,
      found.map((order) => shownOrder(state, order, input)),
    );
  }
  const order = state.data.orders.find((item) => shown(item["id"]) === id);
  if (!order) return NOT_FOUND;
  if (sub === "fulfillment-orders") return { body: order["fulfillments"] };
  return { body: onlyFields(shownOrder(state, order, input), input.query) };
}

/** An order as this version and these scopes show it. */
function shownOrder(state: StoreState, order: JsonObject, input: RouteInput): JsonObject {
  const id = Number(order["id"]);
  const reads = (state.orderReads.get(id) ?? 0) + 1;
  state.orderReads.set(id, reads);
  const full =
    (input.query.get("aggregates") ?? "").split(",").includes("fulfillment_orders") &&
    input.version === "2025-03";
  const fulfillments = asArray(order["fulfillments"]);
  const view: JsonObject = {
    ...order,
    fulfillments:
      reads <= state.flags.fulfillmentsDelayed
        ? []
        : full
          ? fulfillments
          : fulfillments.map((item) => asText(asObject(item)["id"])),
  };
  if (!state.scopes.some((scope) => scope.endsWith("_customers"))) delete view["customer"];
  if (input.version === "2025-03") return view;
  return { ...view, ...state.data.ordersV1Extra, ...firstShipment(asObject(fulfillments[0])) };
}

/** v1 fills its shipping fields from the first fulfillment. */
function firstShipment(fulfillment: JsonObject): JsonObject {
  const tracking = asObject(fulfillment["tracking_info"]);
  const shipping = asObject(fulfillment["shipping"]);
  return {
    shipping_tracking_number: tracking["code"] ?? null,
    shipping_tracking_url: tracking["url"] ?? null,
    shipping_option: asObject(shipping["option"])["name"] ?? null,
    shipping_carrier_name: asObject(shipping["carrier"])["name"] ?? null,
    shipping_pickup_type: shipping["type"] ?? "ship",
  };
}

function pages(state: StoreState, input: RouteInput): Reply {
  const [, id] = input.parts;
  if (input.version === "v1") return NOT_FOUND;
  if (id !== undefined) return one(state.data.pages, id, input);
  const { pages: all } = state.data;
  const asked = (name: string, fallback: number) => Number(input.query.get(name)) || fallback;
  const [at, perPage] = [asked("page", 1), Math.min(asked("per_page", 5), 200)];
  const results = all.slice((at - 1) * perPage, at * perPage);
  const lastPage = Math.ceil(all.length / perPage);
  return { body: { pages: { results, total: all.length, page: at, perPage, lastPage } } };
}

function write(state: StoreState, input: RouteInput): Reply {
  const [resource, id] = input.parts;
  const body = asObject(parseJson(input.body.toString("utf8")));
  if (resource === "webhooks") return writeWebhook(state, { method: input.method, id, body });
  if (resource === "draft_orders" && input.method === "POST") return draftOrder(state, body);
  return NOT_FOUND;
}

function writeWebhook(
  state: StoreState,
  { method, id, body }: { method: string; id: string | undefined; body: JsonObject },
): Reply {
  const time = storeTime(state.now());
  if (method === "POST") {
    const event = asText(body["event"]) ?? "";
    const url = asText(body["url"]) ?? "";
    const wrong = {
      ...(/^[a-z_]+\/[a-z_]+$/.test(event) ? {} : { event: ["Invalid event specified."] }),
      ...(/^https?:\/\//.test(url) ? {} : { url: ["invalid url specified"] }),
    };
    if (Object.keys(wrong).length > 0) return { status: 422, body: wrong };
    const created = { id: 18000001 + state.webhooks.length, event, url, created_at: time, updated_at: time };
    state.webhooks.push(created);
    return { status: 201, body: created };
  }
  const index = state.webhooks.findIndex((webhook) => String(webhook.id) === id);
  const found = state.webhooks[index];
  if (!found) return NOT_FOUND;
  if (method === "DELETE") {
    state.webhooks.splice(index, 1);
    return { body: {} };
  }
  found.url = asText(body["url"]) ?? found.url;
  found.event = asText(body["event"]) ?? found.event;
  found.updated_at = time;
  return { body: found };
}

function draftOrder(state: StoreState, body: JsonObject): Reply {
  const missing = ["contact_name", "contact_lastname", "contact_email", "payment_status", "products"].filter(
    (key) => body[key] === undefined,
  );
  if (missing.length > 0)
    return { status: 422, body: Object.fromEntries(missing.map((key) => [key, ["can't be blank"]])) };
  const unknown = asArray(body["products"]).some((line) => !hasVariant(state, asObject(line)["variant_id"]));
  if (unknown) return problem(422, "Unprocessable Entity", "Variant does not exist");
  const id = 39138000 + state.drafts.length;
  const link = `${state.options.publicUrl ?? ""}/checkout/v3/next/${id}/sim`;
  const draft: JsonObject = {
    id,
    token: `sim${id}`,
    ...body,
    storefront: "form",
    completed_at: null,
    checkout_url: link,
    abandoned_checkout_url: link,
    created_at: storeTime(state.now()),
  };
  state.drafts.push(draft);
  return { status: 201, body: draft };
}

function hasVariant(state: StoreState, id: Json | undefined): boolean {
  return state.data.products.some((product) =>
    asArray(product["variants"]).some((variant) => shown(asObject(variant)["id"]) === shown(id)),
  );
}
