import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createOutgoingFetch, type OutgoingFetch } from "../http/index.ts";
import { sendJson, startServer } from "../testing/server.ts";
import { startStoreServer, storeFixture, STORE_ID, TOKEN, type StoreServer } from "../testing/storeServer.ts";
import { createStoreBucket } from "./bucket.ts";
import { createTiendanubeClient, type TiendanubeClient } from "./client.ts";
import type { TiendanubeClientOptions } from "./request.ts";
import { TiendanubeError } from "./types.ts";

let store: StoreServer;
let fetch: OutgoingFetch;
let client: TiendanubeClient;

function connect(options: Partial<TiendanubeClientOptions> = {}): TiendanubeClient {
  return createTiendanubeClient({
    baseUrl: store.origin,
    version: "2025-03",
    storeId: STORE_ID,
    accessToken: TOKEN,
    userAgent: "Platform AI Solutions (dev@example.com)",
    fetch,
    backoffMs: 5,
    ...options,
  });
}

beforeAll(async () => {
  store = await startStoreServer();
  fetch = createOutgoingFetch({ allowPrivateAddresses: true });
});
beforeEach(() => {
  store.requests.length = 0;
  store.intercept = () => false;
  client = connect();
});
afterAll(async () => {
  await store.close();
  await fetch.close();
});

async function failure(promise: Promise<unknown>): Promise<TiendanubeError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof TiendanubeError)) throw new Error(`expected an error, got ${String(error)}`);
  return error;
}

describe("a store's request", () => {
  it("carries the token and the name of the app as the API wants them", async () => {
    expect(await client.getStore()).toEqual({
      id: "4815162",
      name: "Punta y Compás",
      country: "AR",
      language: "es",
      currency: "ARS",
      description: "Indumentaria y calzado de danza",
      address: "Av. Corrientes 4521, CABA",
      url: "https://www.puntaycompas.com.ar",
    });
    expect(store.requests[0]?.headers).toMatchObject({
      authentication: `bearer ${TOKEN}`,
      "user-agent": "Platform AI Solutions (dev@example.com)",
    });
    expect(store.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("always says page and size, and never more than the API allows", async () => {
    await client.listProducts({ q: "punta", published: true, sortBy: "best-selling", perPage: 999 });
    expect(store.asked()).toEqual([
      "/products?q=punta&published=true&sort_by=best-selling&page=1&per_page=200",
    ]);
  });
});

describe("products", () => {
  it("have cents, promotions below the price only, and stock as it is managed", async () => {
    const { items } = await client.listProducts();
    const variants = items.flatMap((product) => product.variants);
    const variant = (id: string) => variants.find((candidate) => candidate.id === id);
    expect(variant("1052300101")).toEqual({
      id: "1052300101",
      values: ["36", "Medio"],
      sku: "PUN-AUR-36-M",
      barcode: expect.toSatisfy((value) => value === null || typeof value === "string") as string | null,
      mpn: null,
      imageUrl: expect.stringMatching(/^https:/) as string,
      priceCents: 9_850_000,
      promotionalPriceCents: 8_490_000,
      visible: true,
      available: true,
      stock: 7,
    });
    expect(variant("1052300102")).toMatchObject({ available: false, stock: 0 });
    expect(variant("1052300204")).toMatchObject({ visible: false, available: false });
    expect(variant("1052300401")).toMatchObject({ available: true, stock: null });
    expect(variant("1052300701")).toMatchObject({
      priceCents: null,
      promotionalPriceCents: null,
      available: true,
    });
  });

  it.each(["abc", "", "12,50", "1e308", -5, "-5.00", 0, "0.00", null, {}])(
    "a price of %j is none",
    async (price) => {
      const variants = [{ id: 1, price, stock: 3, values: [] }];
      store.intercept = (_request, response) => (sendJson(response, 200, { id: 7, variants }), true);
      expect((await client.getProduct("7"))?.variants[0]?.priceCents).toBeNull();
    },
  );

  it.each([
    ["0.00", null],
    ["98500.00", null],
    ["120000.00", null],
    ["-1.00", null],
    ["", null],
    [84_900, 8_490_000],
  ])("a promotional price of %s beside 98500.00 counts as %s", async (promotional_price, expected) => {
    const product = structuredClone((storeFixture("products.json") as Record<string, unknown>[])[0] ?? {});
    Object.assign((product.variants as object[])[0] ?? {}, { promotional_price });
    store.intercept = (_request, response) => (sendJson(response, 200, product), true);
    const read = await client.getProduct("253410001");
    expect(read?.variants[0]?.promotionalPriceCents).toBe(expected);
  });

  it.each([
    [-3, 0],
    [2.5, 2],
    ["99999999999999", 1_000_000_000],
    ["plenty", 0],
    ["", null],
  ])("a stock of %j counts as %s", async (stock, expected) => {
    const variants = [{ id: 1, price: "1.00", stock_management: true, stock, values: [] }];
    store.intercept = (_request, response) => (sendJson(response, 200, { id: 7, variants }), true);
    expect((await client.getProduct("7"))?.variants[0]?.stock).toBe(expected);
  });

  it("read as people write: main language, text without tags, https pictures, tags apart", async () => {
    const product = await client.getProduct("253410001");
    expect(product).toMatchObject({
      name: "Zapatillas de punta Aurora",
      description: "Zapatilla de punta con caja media y suela partida. Incluye cintas.",
      attributes: ["Talle", "Ancho"],
      tags: ["ballet", "puntas", "profesional", "oferta"],
      categories: [{ id: "21830001", name: "Ballet" }, { name: "Zapatillas de punta" }],
      published: true,
    });
    expect(product?.imageUrl).toMatch(/^https:\/\/d3ugyf2ht6aenh.*frente/);
    expect(JSON.stringify(product)).not.toContain("52000");
  });

  it("survive the quirks of PHP and of messy shops", async () => {
    const messy = {
      id: "7",
      name: { es: "", pt: "Saia &amp; top" },
      description: "<p>Hola<br>chau &ntilde;and&uacute; &constructor; &#128512;</p><script>alert(1)</script>",
      published: true,
      images: [
        { src: "//cdn.test/b.jpg", position: 2, alt: [] },
        { src: "http://cdn.test/a.jpg", position: 1 },
      ],
      variants: [{ id: 1, price: "10.5", stock: "3", stock_management: true, values: [] }, null, "x"],
      canonical_url: "javascript:alert(1)",
      seo_title: null,
      tags: null,
      categories: [5],
    };
    store.intercept = (_request, response) => (sendJson(response, 200, messy), true);
    expect(await client.getProduct("7")).toMatchObject({
      name: "Saia & top",
      description: "Hola\nchau ñandú &constructor; 😀",
      imageUrl: "https://cdn.test/a.jpg",
      canonicalUrl: null,
      tags: [],
      categories: [],
      variants: [{ id: "1", priceCents: 1050, stock: 3, available: true }],
    });
  });
});

describe("texts in several languages", () => {
  const product = { id: 1, published: true, variants: [{ id: 2, values: [{ pt: "Vermelho", es: "Rojo" }] }] };
  const read = (language: string | null, texts: Record<string, unknown>) => {
    store.intercept = (_request, response) => {
      const headers = language === null ? {} : { "x-main-language": language };
      sendJson(response, { status: 200, headers }, { ...product, ...texts });
      return true;
    };
    return client.getProduct("1");
  };

  it.each([
    ["pt", { es: "Falda", pt: "Saia" }, ["Saia", ["Falda"], "Vermelho"]],
    ["pt_BR", { es: "Falda", pt: "Saia" }, ["Saia", ["Falda"], "Vermelho"]],
    ["en", { es: "Falda", pt: "Saia" }, ["Falda", ["Saia"], "Rojo"]],
    [null, { es: "Falda", pt: "Falda", en: "" }, ["Falda", [], "Rojo"]],
    ["es", { es: "  ", en: "Skirt" }, ["Skirt", [], "Rojo"]],
    ["es", "Falda", ["Falda", [], "Rojo"]],
    ["es", [], ["", [], "Rojo"]],
  ])("main language %s of %j", async (language, name, expected) => {
    const found = await read(language, { name });
    expect([found?.name, found?.otherNames, found?.variants[0]?.values[0]]).toEqual(expected);
  });

  it.each([
    ["Zapatos de tango", "Zapatos de tango"],
    [{ es: "Zapatos", pt: "Sapatos" }, "Zapatos"],
    [null, null],
    [[], null],
  ])("a title for search engines that is %j", async (seo_title, expected) => {
    expect((await read("es", { name: { es: "Zapato" }, seo_title }))?.seoTitle).toBe(expected);
  });
});

describe("the version", () => {
  it("stands in the path of every request, whatever the base address ends with", async () => {
    store.intercept = (_request, response) => (sendJson(response, 200, []), true);
    for (const version of ["v1", "2025-03"]) {
      await connect({ baseUrl: `${store.origin}/`, version }).listCoupons();
      expect(store.requests.at(-1)?.url).toContain(`/${version}/${STORE_ID}/coupons?`);
    }
  });
});

describe("what a mirror needs", () => {
  it("reads products by their ids, those that changed, and only that they exist", async () => {
    await client.listProducts({ ids: ["1", "2"], updatedAtMin: "2026-11-01T00:00:00+00:00", perPage: 30 });
    await client.listProductStamps({ sortBy: "created-at-ascending", perPage: 200 });
    expect(store.asked()).toEqual([
      "/products?updated_at_min=2026-11-01T00%3A00%3A00%2B00%3A00&ids=1%2C2&page=1&per_page=30",
      "/products?sort_by=created-at-ascending&fields=id%2Cupdated_at&page=1&per_page=200",
    ]);
    const { items } = await client.listProductStamps();
    expect(items[0]).toEqual({ id: "253410001", updatedAt: "2026-11-20T21:14:09.000Z" });
  });

  it("never asks for more ids than the store takes", async () => {
    await client.listProducts({ ids: Array.from({ length: 40 }, (_, index) => String(index)) });
    const asked = new URL(store.requests[0]?.url ?? "", store.origin).searchParams.get("ids");
    expect(asked?.split(",")).toHaveLength(30);
  });
});

describe("content pages", () => {
  const envelope = (page: number) => ({
    pages: { ...(storeFixture("pages.json") as { pages: object }).pages, page, perPage: 2, lastPage: 2 },
  });

  it("come in an envelope, page by page, as text without tags", async () => {
    store.intercept = (request, response) => {
      sendJson(response, 200, envelope(/[?&]page=2/.test(request.url) ? 2 : 1));
      return true;
    };
    const first = await client.listPages({ perPage: 2 });
    expect(first.items[0]).toEqual({
      id: "105034",
      title: "Cambios y devoluciones",
      handle: "cambios-y-devoluciones",
      body: "Tenés 30 días corridos para cambiar tu compra. Las zapatillas de punta no tienen cambio si fueron cosidas.",
      published: true,
    });
    const second = await client.listPages({ next: first.next ?? "" });
    expect(second.next).toBeNull();
    expect(store.asked().at(-1)).toBe("/pages?page=2&per_page=2");
  });

  it("are none in a version that has none, and an error where the answer is something else", async () => {
    store.intercept = (_request, response) => (
      sendJson(response, 404, { code: 404, message: "Not Found" }),
      true
    );
    expect(await connect({ version: "v1" }).listPages()).toEqual({ items: [], total: 0, next: null });
    store.intercept = (_request, response) => (sendJson(response, 200, { pages: "none" }), true);
    expect((await failure(client.listPages())).code).toBe("unavailable");
  });
});

describe("the store's events", () => {
  const webhook = { event: "product/updated", url: "https://bot.example.com/tiendanube/webhook" };
  const answers: unknown[] = [];
  const told: { method: string; path: string; body: string }[] = [];

  beforeEach(() => {
    answers.length = 0;
    told.length = 0;
    store.intercept = (request, response) => {
      told.push({ method: request.method, path: request.url, body: request.body.toString() });
      const [status, body] = (answers.shift() ?? [201, { id: 7, ...webhook }]) as [number, unknown];
      sendJson(response, status, body);
      return true;
    };
  });

  it("are asked for by JSON, listed and taken back", async () => {
    await client.createWebhook(webhook);
    expect(told[0]).toMatchObject({ method: "POST", path: expect.stringContaining("/webhooks") as string });
    expect(JSON.parse(told[0]?.body ?? "")).toEqual(webhook);
    expect(store.requests[0]?.headers["content-type"]).toBe("application/json; charset=utf-8");
    answers.push([200, [{ id: 7, ...webhook, created_at: "x" }, { id: 8 }]]);
    expect((await client.listWebhooks()).items).toEqual([{ id: "7", ...webhook }]);
    answers.push([200, { id: 7 }]);
    await client.moveWebhook({ id: "7", ...webhook, url: "https://new.example.com/x" });
    expect(told.at(-1)?.method).toBe("PUT");
    expect(JSON.parse(told.at(-1)?.body ?? "")).toEqual({ ...webhook, url: "https://new.example.com/x" });
    answers.push([200, {}]);
    await client.deleteWebhook("7");
    expect(told.at(-1)).toMatchObject({
      method: "DELETE",
      path: expect.stringMatching(/webhooks\/7$/) as string,
    });
    await client.deleteWebhook("../store");
    expect(told).toHaveLength(4);
  });

  it("that the store refuses say why", async () => {
    answers.push([422, { url: ["invalid url specified"] }]);
    expect(await failure(client.createWebhook(webhook))).toMatchObject({
      code: "invalid",
      message: "url: invalid url specified",
    });
  });

  it("are not asked for twice where the first try may have worked, and are where it can't have", async () => {
    answers.push([503, null]);
    expect((await failure(client.createWebhook(webhook))).code).toBe("unavailable");
    expect(told).toHaveLength(1);
    answers.push([429, { code: 429 }]);
    await client.createWebhook(webhook);
    expect(told).toHaveLength(3);
  });
});

describe("lists", () => {
  it("that are empty, or read past their end, are empty pages and no errors", async () => {
    expect(await client.listProducts({ q: "no existe" })).toEqual({ items: [], total: 0, next: null });
    expect(await client.listProducts({ page: 9 })).toMatchObject({ items: [], total: 8 });
    store.intercept = (_request, response) => (sendJson(response, 200, []), true);
    expect(await client.listCoupons()).toMatchObject({ items: [] });
  });

  it("are followed page by page by the address that the store gives", async () => {
    const first = await client.listProducts({ perPage: 5, published: true });
    expect(first.items).toHaveLength(5);
    const second = await client.listProducts({ next: first.next ?? "" });
    expect(second.items).toHaveLength(2);
    expect(second.next).toBeNull();
    expect(store.asked()[1]).toBe("/products?published=true&page=2&per_page=5");
  });

  it.each([
    ["51", 51],
    ["0", 0],
    ["-5", null],
    ["99999999999999", null],
    ["many", null],
    ["", null],
  ])("of which the store says that there are %j are counted by what can be", async (header, total) => {
    store.intercept = (_request, response) => (
      sendJson(response, { status: 200, headers: { "x-total-count": header } }, []),
      true
    );
    expect((await client.listProducts()).total).toBe(total);
  });

  it("that lead back to a page, or on and on, are not followed for ever", async () => {
    const page = (query: string) => `${store.origin}/2025-03/${STORE_ID}/products?${query}`;
    const ask = (next: string, from?: string) => {
      store.intercept = (_request, response) => (
        sendJson(response, { status: 200, headers: { link: `<${next}>; rel="next"` } }, []),
        true
      );
      return client.listProducts(from === undefined ? {} : { next: from });
    };
    expect((await ask(page("page=2"))).next).toBe(page("page=2"));
    expect((await ask(page("since_id=9"), page("since_id=5"))).next).toBe(page("since_id=9"));
    for (const [next, from] of [
      [page("page=1"), undefined],
      [page("page=2&per_page=5"), page("page=2")],
      [page("page=1"), page("page=2")],
      [page("page=10001"), page("page=10000")],
      [page("since_id=5"), page("since_id=5")],
    ] as const)
      expect((await failure(ask(next, from))).code).toBe("unavailable");
  });

  it("never carry the token to another host or another store", async () => {
    const foreign = await startServer((_request, response) => sendJson(response, 200, []));
    for (const next of [
      `${foreign.origin}/2025-03/${STORE_ID}/products?page=2`,
      `${store.origin}/2025-03/99/products?page=2`,
    ]) {
      store.intercept = (_request, response) => (
        sendJson(response, { status: 200, headers: { link: `<${next}>; rel="next"` } }, []),
        true
      );
      expect((await client.listProducts()).next).toBeNull();
      expect((await failure(client.listProducts({ next }))).code).toBe("invalid");
    }
    await foreign.close();
    expect(foreign.requests).toHaveLength(0);
  });
});

describe("single resources", () => {
  it("that are missing are null, also with an id that no store has", async () => {
    expect(await client.getProduct("999")).toBeNull();
    store.requests.length = 0;
    for (const id of ["../orders/1822717346", "1?fields=cost", "", "abc", "１２"])
      expect(await client.getProduct(id)).toBeNull();
    expect(store.requests).toHaveLength(0);
  });
});

describe("orders", () => {
  it("are read with their shipments, whatever form ids and numbers have", async () => {
    const { items } = await client.listOrders();
    const order = (number: string) => items.find((candidate) => candidate.number === number);
    expect(order("1050")).toMatchObject({
      id: expect.any(String) as string,
      createdAt: "2026-11-18T13:05:40.000Z",
      paymentStatus: "paid",
      totalCents: 10_990_000,
      shipments: [
        {
          status: "dispatched",
          carrier: "Andreani",
          trackingCode: "360002857412345",
          expectedBy: "2026-11-24",
        },
      ],
    });
    expect(order("1051")?.lines).toMatchObject([{ quantity: 2 }]);
    expect(order("1046")?.shipments).toEqual([
      {
        status: "ready_for_pickup",
        carrier: "Retiro en local",
        trackingCode: null,
        trackingUrl: null,
        pickup: {
          name: "Local La Plata",
          address: "Calle 8 945, La Plata",
          hours: "lunes–viernes 10:00–19:00",
        },
        expectedBy: null,
      },
    ]);
    expect(order("1047")?.shipments.map(({ status }) => status)).toEqual(["dispatched", "packed"]);
    expect(order("1048")).toMatchObject({ status: "cancelled", paymentStatus: "refunded" });
    expect(order("1045")).toMatchObject({ paymentStatus: "voided", shipments: [{ status: "other" }] });
    expect(store.asked()[0]).toContain("aggregates=fulfillment_orders");
  });

  it("whose shipments aren't known yet still tell their state, also in version 1", async () => {
    store.orders = [storeFixture("order.fulfillments-pending.json") as Record<string, unknown>];
    expect((await client.listOrders()).items[0]?.shipments).toMatchObject([
      { status: "preparing", trackingCode: null },
    ]);
    store.orders = storeFixture("orders.v1.json") as Record<string, unknown>[];
    const tracked = (await client.listOrders()).items.find(({ number }) => number === "1050");
    expect(tracked?.shipments).toMatchObject([{ status: "dispatched", trackingCode: "360002857412345" }]);
    store.orders = storeFixture("orders.json") as Record<string, unknown>[];
  });
});

describe("a store that refuses", () => {
  it.each([
    [401, "unauthorized"],
    [402, "suspended"],
    [403, "forbidden"],
    [422, "invalid"],
  ])("with %s is %s, at once", async (status, code) => {
    store.intercept = (_request, response) => (
      sendJson(response, status, { code: status, description: "why" }),
      true
    );
    expect(await failure(client.getStore())).toMatchObject({ code, status, message: "why" });
    expect(store.requests).toHaveLength(1);
  });

  it("says why, in each of its four forms", async () => {
    const bodies = storeFixture("errors/errors.json") as { name: string; status: number; body?: unknown }[];
    const said = async (name: string) => {
      const sample = bodies.find((candidate) => candidate.name === name);
      store.intercept = (_request, response) => (sendJson(response, sample?.status ?? 0, sample?.body), true);
      return (await failure(client.getStore())).message;
    };
    expect(await said("business_rule")).toBe("Variants cannot be repeated");
    expect(await said("validation_envelope_plus_fields")).toContain("price: The price must be at least 0.");
    expect(await said("validation_field_map")).toBe("name: can't be blank");
    expect(await said("invalid_json")).toBe("Problems parsing JSON");
  });

  it("with a token that no header can carry is not even asked", async () => {
    expect((await failure(connect({ accessToken: "clave ñ" }).getStore())).code).toBe("unauthorized");
    expect((await failure(connect({ accessToken: "" }).getStore())).code).toBe("unauthorized");
    expect(store.requests).toHaveLength(0);
  });
});

describe("a store in trouble", () => {
  it("is asked again after the pause that it names", async () => {
    let refused = 0;
    store.intercept = (_request, response) => {
      if (refused > 0) return false;
      refused += 1;
      sendJson(response, { status: 429, headers: { "x-rate-limit-reset": "600" } }, { code: 429 });
      return true;
    };
    const started = performance.now();
    expect((await client.getStore()).id).toBe(STORE_ID);
    expect(performance.now() - started).toBeGreaterThan(580);
  });

  it.each<[string, (response: Parameters<typeof sendJson>[0]) => unknown]>([
    [
      "an HTML error page",
      (response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>502</h1>"),
    ],
    ["a cut answer", (response) => response.writeHead(200).end('{"id": 48')],
    ["a broken connection", (response) => response.socket?.destroy()],
  ])("with %s is asked three times, then counts as unavailable", async (_what, answer) => {
    store.intercept = (_request, response) => (answer(response), true);
    expect((await failure(client.getStore())).code).toBe("unavailable");
    expect(store.requests).toHaveLength(3);
  });

  it("that recovers on the second try is not noticed", async () => {
    let tries = 0;
    store.intercept = (_request, response) => {
      tries += 1;
      if (tries === 1) sendJson(response, 503, null);
      return tries === 1;
    };
    expect((await client.getStore()).id).toBe(STORE_ID);
  });

  it("that says how full its bucket is, is believed", async () => {
    const bucket = createStoreBucket();
    const learned: unknown[] = [];
    const gone = new AbortController();
    const learn: typeof bucket.learn = (_store, news) => {
      // Nobody waits for the pause after the last answer.
      if (learned.push(news) === 2) gone.abort();
    };
    const own = connect({ bucket: { ...bucket, learn } });
    const answer = (status: number, headers: Record<string, string>) => {
      store.intercept = (_request, response) => (
        sendJson(response, { status, headers }, status === 429 ? { code: 429 } : { id: 1 }),
        true
      );
      return own.getStore({ signal: gone.signal }).catch(() => undefined);
    };
    await answer(200, { "x-rate-limit-limit": "40", "x-rate-limit-remaining": "31" });
    await answer(200, { "x-rate-limit-limit": "many", "x-rate-limit-remaining": "31" });
    await answer(200, { "x-rate-limit-limit": "40", "x-rate-limit-remaining": "41" });
    await answer(200, {});
    await answer(429, { "x-rate-limit-limit": "400", "x-rate-limit-remaining": "3" });
    expect(learned).toEqual([
      { size: 40, remaining: 31 },
      { size: 400, remaining: 0 },
    ]);
  });

  it("is left alone when the turn gives up, also while waiting", async () => {
    const refused = Promise.withResolvers<void>();
    store.intercept = (request, response) => {
      if (!request.url.endsWith("/store")) return false;
      sendJson(response, { status: 429, headers: { "x-rate-limit-reset": "15000" } }, {});
      refused.resolve();
      return true;
    };
    const gone = new AbortController();
    let ended: string | undefined;
    void failure(client.getStore({ signal: gone.signal })).then(({ code }) => (ended = code));
    await refused.promise;
    // What is asked after it has its answer, so this one has its own and waits; and again, so it has its end.
    await connect().listCoupons();
    gone.abort();
    await connect().listCoupons();
    expect(ended).toBe("aborted");
  });
});
