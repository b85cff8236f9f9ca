import type { Reply } from "../http/serve.ts";
import { asArray, asObject, asText, shown, type JsonObject } from "../json.ts";
import { problem } from "./checks.ts";

export interface ListInput {
  items: JsonObject[];
  query: URLSearchParams;
  /** Address of the list without its query, for `Link`. */
  url: string;
  emptyAs200: boolean;
}

/** One page of a list, with the API's paging headers and its 404 for pages that do not exist. */
export function page({ items, query, url, emptyAs200 }: ListInput): Reply {
  const perPage = Math.min(200, positive(query.get("per_page"), 30));
  const wanted = positive(query.get("page"), 1);
  const last = Math.ceil(items.length / perPage);
  if (wanted > last) {
    return emptyAs200
      ? { body: [], headers: { "x-total-count": String(items.length) } }
      : problem(404, "Not Found", `Last page is ${last}`);
  }
  const onPage = items.slice((wanted - 1) * perPage, wanted * perPage);
  const link = links({ url, query, wanted, last });
  return {
    body: onPage.map((item) => onlyFields(item, query)),
    headers: { "x-total-count": String(items.length), ...(link === "" ? {} : { Link: link }) },
  };
}

function links(input: { url: string; query: URLSearchParams; wanted: number; last: number }): string {
  const { url, query, wanted, last } = input;
  const to = (number: number) => {
    const next = new URLSearchParams(query);
    next.set("page", String(number));
    return `${url}?${next.toString()}`;
  };
  const rels: [string, number][] = [];
  if (wanted < last) rels.push(["next", wanted + 1], ["last", last]);
  if (wanted > 1) rels.push(["first", 1], ["prev", wanted - 1]);
  return rels.map(([rel, number]) => `<${to(number)}>; rel="${rel}"`).join(", ");
}

/** Keeps what `fields=a,b` asks for. */
export function onlyFields(item: JsonObject, query: URLSearchParams): JsonObject {
  const fields = query
    .get("fields")
    ?.split(",")
    .map((field) => field.trim());
  if (!fields || fields.length === 0) return item;
  return Object.fromEntries(Object.entries(item).filter(([key]) => fields.includes(key)));
}

function positive(text: string | null, fallback: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

/** Filters that every list knows: ids, since_id, created and updated times. */
export function commonFilters(items: JsonObject[], query: URLSearchParams): JsonObject[] {
  const ids = query.get("ids")?.split(",").slice(0, 30).map(Number);
  const since = Number(query.get("since_id") ?? "0");
  const inTime = (item: JsonObject, key: "created_at" | "updated_at") => {
    const time = Date.parse(asText(item[key]) ?? "");
    const min = query.get(`${key}_min`);
    const max = query.get(`${key}_max`);
    return (min === null || time >= Date.parse(min)) && (max === null || time <= Date.parse(max));
  };
  return items.filter(
    (item) =>
      (ids === undefined || ids.includes(Number(item["id"]))) &&
      Number(item["id"]) > since &&
      inTime(item, "created_at") &&
      inTime(item, "updated_at"),
  );
}

/** Filters and order of `GET /products`. */
export function productFilters(items: JsonObject[], query: URLSearchParams): JsonObject[] {
  const category = query.get("category_id");
  const published = query.get("published");
  const promo = query.get("has_promotional_price");
  const q = query.get("q");
  const handle = query.get("handle");
  const freeShipping = query.get("free_shipping");
  const kept = items.filter((product) => {
    const variants = asArray(product["variants"]).map(asObject);
    const onSale = variants.some((variant) => variant["promotional_price"] !== null);
    return (
      (published === null || shown(product["published"]) === published) &&
      (freeShipping === null || shown(product["free_shipping"]) === freeShipping) &&
      (category === null ||
        asArray(product["categories"]).some((item) => shown(asObject(item)["id"]) === category)) &&
      (promo === null || String(onSale) === promo) &&
      (handle === null || Object.values(asObject(product["handle"])).includes(handle)) &&
      stockWithin(variants, query) &&
      (q === null || matches(product, q))
    );
  });
  return sortProducts(kept, query.get("sort_by"));
}

function stockWithin(variants: JsonObject[], query: URLSearchParams): boolean {
  const min = query.get("min_stock");
  const max = query.get("max_stock");
  if (min === null && max === null) return true;
  return variants.some((variant) => {
    const stock = variant["stock"] === null ? Infinity : Number(variant["stock"]);
    return (min === null || stock >= Number(min)) && (max === null || stock <= Number(max));
  });
}

/** Names, tags and SKU, every word, plurals forgiven; descriptions are not searched. */
function matches(product: JsonObject, q: string): boolean {
  const texts = [
    ...Object.values(asObject(product["name"])),
    product["tags"],
    ...asArray(product["variants"]).map((variant) => asObject(variant)["sku"]),
  ];
  const haystack = plain(texts.map((text) => asText(text) ?? "").join(" "));
  return plain(q)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => haystack.includes(word.replace(/(es|s)$/, "")));
}

export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function sortProducts(items: JsonObject[], sort: string | null): JsonObject[] {
  const price = (product: JsonObject) =>
    Math.min(
      ...asArray(product["variants"]).map((variant) =>
        Number(asObject(variant)["promotional_price"] ?? asObject(variant)["price"] ?? Infinity),
      ),
    );
  const name = (product: JsonObject) => plain(asText(asObject(product["name"])["es"]) ?? "");
  const created = (product: JsonObject) => Date.parse(asText(product["created_at"]) ?? "") || 0;
  const orders: Record<string, (a: JsonObject, b: JsonObject) => number> = {
    "price-ascending": (a, b) => price(a) - price(b),
    "price-descending": (a, b) => price(b) - price(a),
    "alpha-ascending": (a, b) => name(a).localeCompare(name(b)),
    "alpha-descending": (a, b) => name(b).localeCompare(name(a)),
    "created-at-ascending": (a, b) => created(a) - created(b) || Number(a["id"]) - Number(b["id"]),
    "created-at-descending": (a, b) => created(b) - created(a) || Number(b["id"]) - Number(a["id"]),
  };
  const order = sort === null ? undefined : orders[sort];
  return order === undefined ? items : items.toSorted(order);
}

/** Filters of `GET /orders`. */
export function orderFilters(items: JsonObject[], query: URLSearchParams): JsonObject[] {
  const q = query.get("q");
  const customers = query.get("customer_ids")?.split(",");
  const equal = (order: JsonObject, key: string, value: string | null) =>
    value === null || value === "any" || order[key] === value;
  const shipping: Record<string, string> = { unfulfilled: "unshipped", fulfilled: "shipped" };
  const wanted = query.get("shipping_status");
  return items.filter(
    (order) =>
      equal(order, "status", query.get("status")) &&
      equal(order, "payment_status", query.get("payment_status")) &&
      equal(order, "shipping_status", wanted === null ? null : (shipping[wanted] ?? wanted)) &&
      (customers === undefined || customers.includes(shown(asObject(order["customer"])["id"]))) &&
      (q === null || orderMatches(order, q)),
  );
}

/** Order number, or text in the customer's name or e-mail. */
function orderMatches(order: JsonObject, q: string): boolean {
  const texts = [shown(order["number"]), asText(order["contact_name"]), asText(order["contact_email"])];
  return texts.some((text) => plain(text ?? "").includes(plain(q)));
}
