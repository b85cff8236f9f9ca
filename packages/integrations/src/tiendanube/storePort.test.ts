import { StoreError, type StorePort } from "@platform/agent";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutgoingFetch, type OutgoingFetch } from "../http/index.ts";
import { sendJson } from "../testing/server.ts";
import { startStoreServer, storeFixture, STORE_ID, TOKEN, type StoreServer } from "../testing/storeServer.ts";
import { phoneKey } from "../ycloud/index.ts";
import { createStoreCache } from "./cache.ts";
import { createTiendanubeClient } from "./client.ts";
import { createStorePort, type StorePortOptions } from "./storePort.ts";

let store: StoreServer;
let fetch: OutgoingFetch;

function connect(options: Partial<StorePortOptions> & { accessToken?: string } = {}): StorePort {
  const { accessToken = TOKEN, ...rest } = options;
  const client = createTiendanubeClient({
    baseUrl: store.origin,
    version: "2025-03",
    storeId: STORE_ID,
    accessToken,
    userAgent: "Platform AI Solutions (dev@example.com)",
    fetch,
    backoffMs: 5,
  });
  return createStorePort({
    client,
    customerPhoneKey: null,
    country: "AR",
    today: () => "2026-11-22",
    ...rest,
  });
}

const { signal } = new AbortController();
const names = async (found: Promise<{ name: string }[]>) => (await found).map(({ name }) => name);
const search = (query: string, port = connect()) => names(port.searchProducts(query, { limit: 5, signal }));
const productRequests = () => store.asked().filter((path) => path.startsWith("/products"));

beforeAll(async () => {
  store = await startStoreServer();
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
});
beforeEach(() => {
  store.requests.length = 0;
  store.intercept = () => false;
});
afterAll(async () => {
  await store.close();
  await fetch.close();
});

describe("a search in the customer's words", () => {
  it.each([
    ["zapatillas de punta", "Zapatillas de punta Aurora"],
    ["tenés zapatillas de punta aurora talle 37?", "Zapatillas de punta Aurora"],
    ["hola! busco mallas negras", "Malla clásica manga larga"],
    ["malla rosa", "Malla clásica manga larga"],
    ["PUNTERAS", 'Puntera de gel "Soft" 🩰 (par)'],
    ["zapatos rojos para tango", "Zapatos de tango Milonguera 8 cm"],
    ["gift cards", "Gift Card Punta y Compás"],
    ["PUN-AUR-36-M", "Zapatillas de punta Aurora"],
  ])("%s finds %s first, for at most four requests", async (query, first) => {
    expect((await search(query))[0]).toBe(first);
    expect(productRequests().length).toBeLessThanOrEqual(4);
  });

  it("that the store answers at once costs one request, and asking again none", async () => {
    const port = connect();
    await search("zapatillas de punta", port);
    expect(productRequests()).toHaveLength(1);
    await search("zapatillas de punta", port);
    expect(productRequests()).toHaveLength(1);
  });

  it("drops what matches a single common word when something matches more", async () => {
    expect(await search("zapatos rojos para tango")).not.toContain("Zapatillas de punta Aurora");
  });

  it("never shows hidden products or variants, and shows sold-out ones as not available", async () => {
    expect(await search("tutú giselle")).toEqual([]);
    const port = connect();
    const [skirt] = await port.searchProducts("falda de ensayo", { limit: 5, signal });
    expect(skirt).toMatchObject({
      name: "Falda de ensayo portafolio",
      variants: [{ available: false, stock: 0 }],
    });
    const [malla] = await port.searchProducts("malla", { limit: 5, signal });
    expect(malla?.variants.map(({ id }) => id)).toEqual(["1052300201", "1052300202", "1052300203"]);
  });

  it.each(["", "   ", "¿?", "ufología"])("that says nothing (%j) finds nothing", async (query) => {
    expect(await search(query)).toEqual([]);
  });

  it("has all that a bubble needs", async () => {
    const [product] = await connect().searchProducts("aurora", { limit: 1, signal });
    expect(product).toMatchObject({
      id: "253410001",
      url: "https://www.puntaycompas.com.ar/productos/zapatillas-de-punta-aurora/",
      currency: "ARS",
      categories: ["Ballet", "Zapatillas de punta"],
      variants: [
        { priceCents: 9_850_000, promotionalPriceCents: 8_490_000 },
        {},
        { promotionalPriceCents: null },
      ],
    });
    expect(product?.variants[0]).not.toHaveProperty("visible");
  });
});

describe("the storefront", () => {
  it("links to the shop's first domain where a product has no address of its own", async () => {
    const bare = { ...(storeFixture("products.json") as object[])[0], canonical_url: null };
    store.intercept = (request, response) =>
      request.url.includes("/products/") && (sendJson(response, 200, bare), true);
    const product = await connect().getProduct("253410001", { signal });
    expect(product?.url).toBe("https://www.puntaycompas.com.ar/productos/zapatillas-de-punta-aurora/");
  });

  it("offers only what can be bought", async () => {
    const offered = await names(connect().browseStorefront({ limit: 20, signal }));
    expect(offered).toHaveLength(6);
    expect(offered).not.toContain("Falda de ensayo portafolio");
    expect(offered).not.toContain("Tutú plato Giselle (preventa)");
  });

  it("has only its visible categories, and hidden ones are empty", async () => {
    const port = connect();
    const categories = await port.listCategories({ signal });
    expect(categories.map(({ name }) => name)).not.toContain("Outlet interno");
    expect(categories).toContainEqual({ id: "21830002", name: "Zapatillas de punta", parentId: "21830001" });
    expect(await port.listByCategory("21830007", { limit: 5, signal })).toEqual([]);
    expect(await names(port.listByCategory("21830004", { limit: 5, signal }))).toEqual([
      "Zapatos de tango Milonguera 8 cm",
    ]);
  });

  it("doesn't tell a hidden category's name through a product", async () => {
    const secret = structuredClone((storeFixture("products.json") as Record<string, unknown>[])[0] ?? {});
    secret.categories = [
      { id: 21830007, name: { es: "Outlet interno" } },
      { id: 21830001, name: { es: "Ballet" } },
    ];
    store.intercept = (request, response) =>
      request.url.includes("/products/") && (sendJson(response, 200, secret), true);
    expect((await connect().getProduct("253410001", { signal }))?.categories).toEqual(["Ballet"]);
  });

  it("has no page for unpublished, missing or impossible products", async () => {
    for (const id of ["253410005", "1", "abc"]) expect(await connect().getProduct(id, { signal })).toBeNull();
  });
});

describe("coupons", () => {
  it("are those that can be used today, with their conditions", async () => {
    const coupons = await connect().listCoupons({ signal });
    expect(coupons.map(({ code }) => code)).toEqual(["BIENVENIDA10", "BALLET5000", "ENVIOGRATIS", "TANGO15"]);
    expect(coupons[0]).toMatchObject({
      type: "percentage",
      value: 10,
      firstPurchaseOnly: true,
      combines: true,
      limitedTo: [],
    });
    expect(coupons[1]).toMatchObject({
      type: "absolute",
      value: 500_000,
      minPriceCents: 4_000_000,
      combines: false,
    });
    expect(coupons[2]).toMatchObject({ type: "shipping", value: null, endsOn: "2026-11-30" });
    expect(coupons[3]).toMatchObject({ limitedTo: ["Tango", "Zapatos de tango"] });
  });

  it("end after their last day and begin on their first", async () => {
    const on = async (day: string) =>
      (await connect({ today: () => day }).listCoupons({ signal })).map(({ code }) => code);
    expect(await on("2026-11-30")).toContain("ENVIOGRATIS");
    expect(await on("2026-12-01")).toEqual(["BIENVENIDA10", "BALLET5000", "TANGO15", "AURORA20"]);
  });
});

describe("orders", () => {
  const orders = (phone: string | null, query: { number?: string; email?: string } = {}) =>
    connect({ customerPhoneKey: phone === null ? null : phoneKey(phone) }).findOrders(
      { number: query.number ?? null, email: query.email ?? null },
      { signal },
    );
  const numbers = async (found: ReturnType<typeof orders>) => (await found).map(({ number }) => number);

  it("of the chat's own number are shown without ceremony, newest first", async () => {
    expect(await numbers(orders("+5491155550101"))).toEqual(["1052", "1049"]);
    expect(await numbers(orders("+541155550101"))).toEqual(["1052", "1049"]);
    expect(await numbers(orders("+5491155550101", { number: "#1049" }))).toEqual(["1049"]);
  });

  it("whose buyer typed a number without country belong to that number", async () => {
    expect(await numbers(orders("+5492944555404"))).toEqual(["1047", "1048"]);
    expect(await numbers(orders("+5592944555404"))).toEqual([]);
  });

  it("of somebody else need the order's e-mail, and read like missing ones", async () => {
    const stranger = "+5491199999999";
    expect(await orders(stranger, { number: "1052" })).toEqual([]);
    expect(await orders(stranger, { number: "1052", email: "otra@example.com" })).toEqual([]);
    expect(await orders(stranger, { number: "9999", email: "lucia.ferreyra@example.com" })).toEqual([]);
    expect(
      await numbers(orders(stranger, { number: "1052", email: " Lucia.Ferreyra@Example.com " })),
    ).toEqual(["1052"]);
    expect(await orders(stranger, { email: "lucia.ferreyra@example.com" })).toEqual([]);
    expect(await orders(stranger)).toEqual([]);
  });

  it("of a customer without number need number and e-mail, and cost no request without", async () => {
    expect(await orders(null)).toEqual([]);
    expect(await orders("")).toEqual([]);
    expect(await orders(null, { number: "sin número" })).toEqual([]);
    expect(store.requests).toHaveLength(0);
    expect(
      await numbers(orders(null, { number: "pedido 1052", email: "lucia.ferreyra@example.com" })),
    ).toEqual(["1052"]);
    expect(await orders(null, { number: "1052", email: "" })).toEqual([]);
  });

  it("are found by their exact number, although the store searches text", async () => {
    expect(await orders("+5491155550101", { number: "105" })).toEqual([]);
  });

  it("tell nothing about the buyer or the merchant's notes", async () => {
    const text = JSON.stringify(await orders("+5491155550101"));
    for (const secret of ["lucia", "55550101", "35123456", "Thames", "52000", "timbre"])
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it("with a phone that nobody typed belong to nobody", async () => {
    const [first] = storeFixture("orders.json") as Record<string, unknown>[];
    const blank = {
      ...first,
      contact_phone: "",
      customer: { phone: null },
      shipping_address: { phone: "-" },
    };
    store.intercept = (_request, response) => (sendJson(response, 200, [blank]), true);
    expect(await orders("+5491155550101")).toEqual([]);
    expect(await orders("")).toEqual([]);
  });
});

describe("a store that can't be read", () => {
  const code = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof StoreError ? error.code : error;
  };

  it("says why in the agent's words, and throws nothing else", async () => {
    const port = connect();
    const broken = connect({ client: null });
    const calls = (from: StorePort) => [
      from.searchProducts("malla", { limit: 3, signal }),
      from.listCategories({ signal }),
      from.listByCategory("1", { limit: 3, signal }),
      from.browseStorefront({ limit: 3, signal }),
      from.getProduct("1", { signal }),
      from.listCoupons({ signal }),
      from.findOrders({ number: "1", email: null }, { signal }),
    ];
    for (const call of calls(broken)) expect(await code(call)).toBe("not_connected");
    for (const [status, expected] of [
      [401, "unauthorized"],
      [402, "suspended"],
      [403, "unauthorized"],
      [422, "unavailable"],
    ] as const) {
      store.intercept = (_request, response) => (sendJson(response, status, {}), true);
      for (const call of calls(port)) expect(await code(call)).toBe(expected);
    }
    store.intercept = (_request, response) => (response.writeHead(500).end("<h1>"), true);
    expect(await code(port.listCoupons({ signal }))).toBe("unavailable");
    expect(await code(port.listCoupons({ signal: AbortSignal.abort() }))).toBe("unavailable");
  });

  it("is not asked with another tenant's answers: the cache knows the token", async () => {
    const cache = createStoreCache();
    expect(await connect({ cache }).listCategories({ signal })).toHaveLength(6);
    expect(await code(connect({ cache, accessToken: "wrong" }).listCategories({ signal }))).toBe(
      "unauthorized",
    );
  });
});
