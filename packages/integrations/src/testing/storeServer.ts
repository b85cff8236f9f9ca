/** A store's REST API on loopback, built from the documented fixtures: paging, filters, limits and quirks. */
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { sendJson, startServer, type Handler, type Received, type TestServer } from "./server.ts";

type Item = Record<string, unknown>;

const folder = new URL("../../fixtures/tiendanube/", import.meta.url);

export function storeFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

export interface StoreServer extends TestServer {
  products: Item[];
  categories: Item[];
  coupons: Item[];
  orders: Item[];
  /** Answers instead of the store, for as long as it returns true. */
  intercept: (request: Received, response: ServerResponse) => boolean;
  /** Paths and queries since the last reset, without the store's root. */
  asked: () => string[];
}

export const STORE_ID = "4815162";
export const TOKEN = "61181d08b7e328d256736hdcb671c3ce50b8af5";
const ROOT = `/2025-03/${STORE_ID}`;

function matchesText(item: Item, q: string): boolean {
  const variants = (item.variants ?? []) as Item[];
  const texts = [
    ...Object.values((item.name ?? {}) as Item),
    item.tags,
    ...variants.map((variant) => variant.sku),
  ];
  return texts.some((text) => typeof text === "string" && text.toLowerCase().includes(q.toLowerCase()));
}

function matchesOrder(order: Item, q: string): boolean {
  const texts = [String(order.number), order.contact_name, order.contact_email].map((text) =>
    String(text).toLowerCase(),
  );
  return texts.some((text) => text.includes(q.toLowerCase()));
}

function filtered(items: Item[], url: URL): Item[] {
  const get = (name: string) => url.searchParams.get(name);
  const isOrders = url.pathname.endsWith("/orders");
  return items.filter((item) => {
    const q = get("q");
    if (q !== null && !(isOrders ? matchesOrder(item, q) : matchesText(item, q))) return false;
    if (get("published") !== null && String(item.published) !== get("published")) return false;
    const category = get("category_id");
    if (category !== null && !((item.categories ?? []) as Item[]).some(({ id }) => String(id) === category))
      return false;
    const since = get("created_at_min");
    return since === null || Date.parse(String(item.created_at)) >= Date.parse(since);
  });
}

function sendPage(response: ServerResponse, items: Item[], url: URL): void {
  const page = Number(url.searchParams.get("page") ?? 1);
  const perPage = Math.min(Number(url.searchParams.get("per_page") ?? 30), 200);
  const last = Math.ceil(items.length / perPage);
  const headers: Record<string, string> = { "x-main-language": "es", "x-total-count": String(items.length) };
  if (page > last)
    return sendJson(
      response,
      { status: 404, headers },
      { code: 404, message: "Not Found", description: `Last page is ${last}` },
    );
  if (page < last) {
    const next = new URL(url);
    next.searchParams.set("page", String(page + 1));
    headers.link = `<${next.href}>; rel="next", <${url.href}>; rel="first"`;
  }
  return sendJson(response, { status: 200, headers }, items.slice((page - 1) * perPage, page * perPage));
}

function refusal(request: Received): [number, string] | null {
  if (!request.headers["user-agent"]?.includes("@")) return [400, "Missing User-Agent header"];
  if (request.headers.authentication !== `bearer ${TOKEN}`) return [401, "Invalid access token"];
  return request.url.startsWith(`${ROOT}/`) ? null : [404, "Not Found"];
}

export async function startStoreServer(): Promise<StoreServer> {
  const lists = {
    products: storeFixture("products.json") as Item[],
    categories: storeFixture("categories.json") as Item[],
    coupons: storeFixture("coupons.json") as Item[],
    orders: storeFixture("orders.json") as Item[],
  };
  const handler: Handler = (request, response) => {
    if (store.intercept(request, response)) return;
    const refused = refusal(request);
    if (refused)
      return sendJson(response, refused[0], { code: refused[0], message: "Error", description: refused[1] });
    const url = new URL(request.url, server.origin);
    const [resource = "", id] = url.pathname.slice(ROOT.length + 1).split("/");
    if (resource === "store") return sendJson(response, 200, storeFixture("store.json"));
    const items = store[resource as keyof typeof lists];
    if (id === undefined) return sendPage(response, filtered(items, url), url);
    const found = items.find((item) => String(item.id) === id);
    if (found) return sendJson(response, { status: 200, headers: { "x-main-language": "es" } }, found);
    return sendJson(response, 404, {
      code: 404,
      message: "Not Found",
      description: "Product with such id does not exist",
    });
  };
  const server = await startServer(handler);
  const store: StoreServer = {
    ...server,
    ...lists,
    intercept: () => false,
    asked: () => server.requests.map(({ url }) => url.replace(ROOT, "")),
  };
  return store;
}
