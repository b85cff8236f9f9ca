import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { asArray, asObject, asText, type JsonObject } from "../json.ts";
import categories from "./fixtures/categories.json" with { type: "json" };
import coupons from "./fixtures/coupons.json" with { type: "json" };
import customers from "./fixtures/customers.json" with { type: "json" };
import errors from "./fixtures/errors.json" with { type: "json" };
import headers from "./fixtures/headers.json" with { type: "json" };
import orders from "./fixtures/orders.json" with { type: "json" };
import ordersV1 from "./fixtures/orders.v1.json" with { type: "json" };
import pages from "./fixtures/pages.json" with { type: "json" };
import products from "./fixtures/products.json" with { type: "json" };
import storeFixture from "./fixtures/store.json" with { type: "json" };
import { startTiendanube, type TiendanubeSimulator } from "./index.ts";
import { storeSignature } from "./webhooks.ts";

const STORE = "4815162";
let shop: TiendanubeSimulator;
let clock: number;

beforeEach(async () => {
  clock = Date.now();
  shop = await startTiendanube({
    storeId: STORE,
    otherStoreIds: ["4815163"],
    accessToken: "tok",
    clientSecret: "app-secret",
    now: () => clock,
  });
});
afterEach(() => shop.stop());

async function get(path: string, extra: Record<string, string> = {}, version = "2025-03") {
  const response = await fetch(`${shop.baseUrl}/${version}/${STORE}${path}`, {
    headers: { "User-Agent": "Prueba (a@example.com)", Authentication: "bearer tok", ...extra },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown };
}

const keys = (value: unknown) => Object.keys(asObject(value)).sort();
const named = (name: string) => errors.find((error) => error.name === name)?.body;

async function allProducts(): Promise<JsonObject[]> {
  return asArray((await get("/products?per_page=200")).body).map(asObject);
}

describe("shapes are those of the official samples", () => {
  test("store, categories, coupons, customers, pages", async () => {
    expect(keys((await get("/store")).body)).toEqual(keys(storeFixture));
    const pairs = [
      ["/categories", categories[0]],
      ["/coupons", coupons[0]],
      ["/customers", customers[0]],
    ] as const;
    for (const [path, sample] of pairs) {
      for (const item of asArray((await get(path)).body)) expect(keys(item), path).toEqual(keys(sample));
    }
    const { body } = await get("/pages");
    expect(keys(asObject(body)["pages"])).toEqual(keys(pages.pages));
  });

  test("every product and variant has the official keys", async () => {
    const all = await allProducts();
    expect(all.length).toBeGreaterThanOrEqual(45);
    for (const product of all) {
      expect(keys(product)).toEqual(keys(products[0]));
      for (const variant of asArray(product["variants"]))
        expect(keys(variant)).toEqual(keys(products[0]?.variants[0]));
    }
    const ids = all.flatMap((product) =>
      asArray(product["variants"]).map((variant) => asObject(variant)["id"]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("orders: shipments whole with aggregates, ids without, and v1 with its own fields", async () => {
    const whole = asArray((await get("/orders?aggregates=fulfillment_orders")).body).map(asObject);
    expect(whole).toHaveLength(12);
    for (const order of whole) expect(keys(order)).toEqual(keys(orders[0]));
    const [plainOrder] = asArray((await get("/orders?q=1052")).body).map(asObject);
    expect(asArray(plainOrder?.["fulfillments"]).every((item) => typeof item === "string")).toBe(true);
    const old = asArray((await get("/orders", {}, "v1")).body).map(asObject);
    expect(keys(old[0])).toEqual(expect.arrayContaining(keys(ordersV1[0])));
  });
});

describe("the sample store", () => {
  test("has promotions on some variants, sold-out ones, hidden ones, one without price, and free shipping", async () => {
    const all = await allProducts();
    const variants = (product: JsonObject) => asArray(product["variants"]).map(asObject);
    const count = (test: (product: JsonObject) => boolean) => all.filter(test).length;
    expect(
      count(
        (product) =>
          variants(product).some((v) => v["promotional_price"]) &&
          variants(product).some((v) => !v["promotional_price"]),
      ),
    ).toBeGreaterThan(5);
    expect(count((product) => variants(product).every((v) => v["stock"] === 0))).toBeGreaterThan(4);
    expect(count((product) => product["published"] === false)).toBeGreaterThan(1);
    expect(count((product) => variants(product).every((v) => v["price"] === null))).toBeGreaterThan(0);
    expect(count((product) => product["free_shipping"] === true)).toBeGreaterThan(4);
  });

  test("dates are around now, whatever the day", async () => {
    const [newest] = asArray((await get("/orders")).body).map(asObject);
    const age = clock - Date.parse(asText(newest?.["created_at"]) ?? "");
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(2 * 86_400_000);
  });

  test("pictures are real PNGs and links open", async () => {
    const [product] = await allProducts();
    const image = await fetch(asText(asObject(asArray(product?.["images"])[0])["src"]) ?? "");
    const bytes = Buffer.from(await image.arrayBuffer());
    expect(image.headers.get("content-type")).toBe("image/png");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    const page = await fetch(asText(product?.["canonical_url"]) ?? "");
    expect(await page.text()).toContain("Tienda simulada");
  });
});

describe("lists", () => {
  test("are paged with Link and x-total-count", async () => {
    const second = await get("/products?per_page=10&page=2");
    expect(asArray(second.body)).toHaveLength(10);
    expect(Number(second.headers.get("x-total-count"))).toBeGreaterThan(44);
    const rels = [...(second.headers.get("link") ?? "").matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel);
    expect(rels).toEqual(
      [...headers.list_page_2_of_4.headers.link.matchAll(/rel="(\w+)"/g)].map(([, rel]) => rel),
    );
    const next = /<([^>]+)>; rel="next"/.exec(second.headers.get("link") ?? "")?.[1] ?? "";
    expect(next.startsWith(`${shop.baseUrl}/2025-03/${STORE}/products?`)).toBe(true);
  });

  test("an empty list is 404 with the last page, or 200 by a flag", async () => {
    expect((await get("/products?q=guitarra")).body).toEqual(named("empty_list_or_page_past_end"));
    expect((await get("/orders?page=99")).status).toBe(404);
    shop.flags.emptyAs200 = true;
    expect((await get("/products?q=guitarra")).body).toEqual([]);
  });

  test("filter by words, category, publication, number and fields", async () => {
    const found = asArray((await get("/products?q=media%20punta&published=true&fields=id,name")).body).map(
      asObject,
    );
    expect(found.length).toBeGreaterThan(2);
    expect(keys(found[0])).toEqual(["id", "name"]);
    const tango = asArray((await get("/products?category_id=21830005")).body);
    expect(tango.length).toBeGreaterThan(2);
    expect(asArray((await get("/orders?q=1050")).body)).toHaveLength(1);
    expect(asArray((await get("/customers?q=lucia")).body)).toHaveLength(1);
  });
});

describe("checks, in order", () => {
  const url = () => `${shop.baseUrl}/2025-03/${STORE}/products`;

  test("unknown route, user agent, token, suspension, scope", async () => {
    expect((await get("/nothing")).body).toEqual(named("not_found"));
    expect((await get("/products", { "User-Agent": "" })).status).toBe(400);
    expect((await get("/products", { Authentication: "Bearer tok" })).body).toEqual(named("invalid_token"));
    const authorization = await fetch(url(), { headers: { "User-Agent": "x", Authorization: "bearer tok" } });
    expect(authorization.status).toBe(401);
    const foreign = await fetch(url().replace(STORE, "1"), {
      headers: { "User-Agent": "x", Authentication: "bearer tok" },
    });
    expect(foreign.status).toBe(401);
    const sister = await fetch(url().replace(STORE, "4815163"), {
      headers: { "User-Agent": "x", Authentication: "bearer tok" },
    });
    expect(sister.status).toBe(200);
    shop.flags.suspended = true;
    expect((await get("/products")).body).toEqual(named("payment_required"));
    shop.flags.suspended = false;
    expect((await get("/draft_orders/1")).status).toBe(404);
  });

  test("the bucket holds 40 and leaks two a second", async () => {
    for (let index = 0; index < 40; index += 1) await get("/store");
    const full = await get("/store");
    expect([full.status, full.body]).toEqual([429, named("rate_limited")]);
    expect(full.headers.get("x-rate-limit-reset")).toBe("20000");
    clock += 1000;
    const after = await get("/store");
    expect([after.status, after.headers.get("x-rate-limit-remaining")]).toEqual([200, "1"]);
  });

  test("faults hit what they are aimed at", async () => {
    shop.failNext({ kind: "html_page" }, { when: (request) => request.resource === "/coupons" });
    expect((await get("/store")).status).toBe(200);
    await expect(get("/coupons")).rejects.toThrow(/JSON/);
    expect((await get("/coupons")).status).toBe(200);
  });
});

describe("webhooks and install", () => {
  test("a changed variant tells the product, signed", async () => {
    const seen: { body: string; signature: string }[] = [];
    const receiver = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        seen.push({ body, signature: String(request.headers["x-linkedstore-hmac-sha256"]) });
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", () => resolve()));
    shop.setWebhookUrl(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/tiendanube/webhook`);
    expect(await shop.updateVariant(1052300101, { stock: 0 })).toBe(true);
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({
      store_id: 4815162,
      event: "product/updated",
      id: 253410001,
    });
    expect(seen[0]?.signature).toBe(storeSignature("app-secret", seen[0]?.body ?? ""));
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });

  test("a code is exchanged once for a token that replaces the old one", async () => {
    shop.setRedirectUrl("http://127.0.0.1:1/tiendanube/callback");
    const authorize = await fetch(`${shop.baseUrl}/apps/31337/authorize?state=abc`, { redirect: "manual" });
    const target = new URL(authorize.headers.get("location") ?? "");
    expect(target.searchParams.get("state")).toBe("abc");
    const exchange = async () => {
      const response = await fetch(`${shop.baseUrl}/apps/authorize/token`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({
          client_id: "31337",
          client_secret: "app-secret",
          grant_type: "authorization_code",
          code: target.searchParams.get("code"),
        }),
      });
      return asObject(await response.json());
    };
    expect(keys(await exchange())).toEqual(["access_token", "scope", "token_type", "user_id"]);
    expect((await exchange())["error"]).toBe("invalid_grant");
    expect((await get("/store")).status).toBe(401);
  });
});
