import { StoreError, type StorePort } from "@platform/agent";
import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutgoingFetch, type OutgoingFetch } from "../http/index.ts";
import { phoneKey } from "../ycloud/index.ts";
import { createTiendanubeClient, type TiendanubeClient } from "./client.ts";
import { createStorePort } from "./storePort.ts";

let shop: TiendanubeSimulator;
let fetch: OutgoingFetch;

function client(accessToken = shop.accessToken): TiendanubeClient {
  const { baseUrl, storeId } = shop;
  const userAgent = "Platform AI Solutions (dev@example.com)";
  return createTiendanubeClient({
    baseUrl,
    storeId,
    accessToken,
    userAgent,
    version: "2025-03",
    fetch,
    backoffMs: 5,
  });
}

function port(phone: string | null = null): StorePort {
  return createStorePort({
    client: client(),
    customerPhoneKey: phone === null ? null : phoneKey(phone),
    country: "AR",
    today: () => new Intl.DateTimeFormat("en-CA", { timeZone: "America/Argentina/Buenos_Aires" }).format(),
  });
}

const { signal } = new AbortController();

beforeAll(async () => {
  shop = await startTiendanube({ storeId: "4815162", accessToken: "tok", flags: { unlimited: true } });
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
});
beforeEach(() => {
  shop.requests.length = 0;
});
afterAll(async () => {
  await shop.stop();
  await fetch.close();
});

describe("a customer of the sample shop finds what they ask for", () => {
  it.each([
    ["zapatillas de punta", /^Zapatillas de punta/],
    ["media punta", /media punta/],
    ["hola, tenés zapatillas de media punta de cuero?", /media punta de cuero/],
    ["tutús", /Tutú/],
    ["quiero una malla de encaje", /Malla de encaje/],
    ["medias de red", /Medias de red/],
    ["zapatos para bailar tango de hombre", /Pugliese para hombre/],
    ["polleras de flamenco", /Pollera de ensayo de flamenco/],
    ["botas malambo", /Botas de malambo/],
    ["castañuelas", /Castañuelas/],
    ["calzas", /Calzas/],
    ["bolsos", /Bolso|Mochila/],
  ])("%s", async (query, first) => {
    const found = await port().searchProducts(query, { limit: 3, signal });
    expect(found[0]?.name).toMatch(first);
    expect(found.length).toBeLessThanOrEqual(3);
    const asked = shop.requests.filter(({ resource }) => resource.startsWith("/products"));
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  it("and never what the shop hides", async () => {
    const hidden = (await client().listProducts({ perPage: 200 })).items.filter(
      ({ published }) => !published,
    );
    expect(hidden.length).toBeGreaterThan(0);
    for (const { id, name } of hidden) {
      const found = await port().searchProducts(name, { limit: 50, signal });
      expect(found.map((product) => product.id)).not.toContain(id);
      expect(await port().getProduct(id, { signal })).toBeNull();
    }
  });

  it("by category, on the storefront and one by one", async () => {
    const store = port();
    const categories = await store.listCategories({ signal });
    const tango = categories.find(({ name }) => name === "Tango");
    const shoes = await store.listByCategory(tango?.id ?? "", { limit: 10, signal });
    expect(shoes.length).toBeGreaterThan(2);
    const shown = await store.browseStorefront({ limit: 100, signal });
    expect(shown.every(({ variants }) => variants.some(({ available }) => available))).toBe(true);
    const [first] = shown;
    expect(await store.getProduct(first?.id ?? "", { signal })).toEqual(first);
    expect(first?.url).toMatch(/^https?:\/\/.+\/productos\/.+\/$/);
  });

  it("with the coupons of today", async () => {
    const codes = (await port().listCoupons({ signal })).map(({ code }) => code);
    expect(codes).toEqual(["BIENVENIDA10", "BALLET5000", "ENVIOGRATIS"]);
  });
});

describe("orders of the sample shop", () => {
  it("are shown to the phone that bought, and to the e-mail that bought, and to nobody else", async () => {
    const numbers = async (store: StorePort, number: string | null, email: string | null = null) =>
      (await store.findOrders({ number, email }, { signal })).map((order) => order.number);
    expect(await numbers(port("+5491123456701"), null)).toEqual(["1054", "1044"]);
    expect(await numbers(port("+541123456701"), "1054")).toEqual(["1054"]);
    expect(await numbers(port("+5491123456701"), "1053")).toEqual([]);
    expect(await numbers(port(), "1053", "tomas.aguirre@example.com")).toEqual(["1053"]);
    expect(await numbers(port(), "1053", "camila.ruiz@example.com")).toEqual([]);
  });
});

describe("a store in trouble", () => {
  const code = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof StoreError ? error.code : error;
  };

  it("answers in the agent's words", async () => {
    shop.flags.suspended = true;
    expect(await code(port().listCoupons({ signal }))).toBe("suspended");
    shop.flags.suspended = false;
    shop.flags.tokenRevoked = true;
    expect(await code(port().listCoupons({ signal }))).toBe("unauthorized");
    shop.flags.tokenRevoked = false;
    for (const kind of ["html_page", "truncated", "reset"] as const) {
      const undo = shop.failNext({ kind }, { times: 3 });
      expect(await code(port().listCoupons({ signal }))).toBe("unavailable");
      undo();
    }
  });

  it("that fails once is not noticed", async () => {
    for (const kind of ["html_page", "truncated", "reset"] as const) {
      shop.failNext({ kind });
      expect(await port().listCoupons({ signal })).toHaveLength(3);
    }
  });
});
