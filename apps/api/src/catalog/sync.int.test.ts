import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { pause, until } from "../testing/until.ts";
import { startCatalog, STORE, type Catalog } from "./testing/startCatalog.ts";

const PROCESS = join(import.meta.dirname, "testing/mirrorStores.ts");

let catalog: Catalog;
afterEach(() => catalog.stop());

const asked = (name: string) => catalog.store.requests.filter(({ resource }) => resource === name);
const untilAsked = (number: string) =>
  until(
    () => Promise.resolve(asked("/products").some(({ query }) => query["page"] === number)),
    (there) => there,
  );
const page =
  (resource: string, number: string) => (request: { resource: string; query: { page?: string } }) =>
    request.resource === resource && request.query.page === number;
/** The store answers this page of products only when told to. */
const holdPage = (number: string): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  catalog.store.failNext({ kind: "held", until: promise }, { when: page("/products", number) });
  return resolve;
};

describe("the first look at a store", () => {
  it("begins by itself for a row written by SQL and mirrors everything the store has", async () => {
    catalog = await startCatalog();
    catalog.startWorker();
    const done = await catalog.untilSynced();
    expect(done).toMatchObject({ state: "ready", error: null, access: "ok", currency: "ARS", attempts: 0 });
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    expect(done.products).toBe(catalog.products.ids().length);
    const [counts] = await catalog.sql`
      select (select count(*) from catalog_categories) as categories, (select count(*) from catalog_coupons) as coupons,
        (select count(*) from catalog_pages) as pages, (select count(*) from catalog_orders) as orders,
        (select count(*) from catalog_products where best_seller_rank = 1) as firsts`;
    const { categories, coupons, pages, orders } = catalog.store.data;
    expect(counts).toEqual({
      categories: String(categories.length),
      coupons: String(coupons.length),
      pages: String(pages.length),
      orders: String(orders.length),
      firsts: "1",
    });
  });

  it("keeps what a reply needs: promotions, hidden variants, stocks that nobody counts, prices on request", async () => {
    catalog = await startCatalog();
    catalog.startWorker();
    await catalog.untilSynced();
    expect(await catalog.product("253410001")).toMatchObject({
      name: "Zapatillas de punta Aurora",
      published: true,
      available: true,
      price_from_cents: "8490000",
      handle: "zapatillas-de-punta-aurora",
      category_ids: ["21830001", "21830002"],
      variants: expect.arrayContaining([
        expect.objectContaining({ price_cents: 9_850_000, promotional_price_cents: 8_490_000, stock: 7 }),
      ]) as unknown[],
    });
    expect(await catalog.product("253410003")).toMatchObject({ available: false });
    expect(await catalog.product("253410005")).toMatchObject({ published: false });
    expect(await catalog.product("253410007")).toMatchObject({
      price_from_cents: null,
      price_to_cents: null,
    });
    const [hidden] =
      await catalog.sql`select visible, available from catalog_variants where variant_id = '1052300204'`;
    expect(hidden).toEqual({ visible: false, available: false });
    const [order] = await catalog.sql`
      select phone_keys, emails, state from catalog_orders where number = '1054'`;
    expect(order).toMatchObject({
      phone_keys: expect.arrayContaining(["541123456701"]) as string[],
      emails: ["camila.ruiz@example.com"],
      state: {
        number: "1054",
        lines: [expect.objectContaining({ quantity: 1 }), expect.objectContaining({ quantity: 2 })],
        shipments: [{ status: "packed" }],
      },
    });
    const texts = await catalog.sql`select p::text, o::text from catalog_products p, catalog_orders o`;
    expect(JSON.stringify(texts)).not.toMatch(/owner_note|52000/);
  });

  it("shows how far it is, page by page", async () => {
    catalog = await startCatalog({ generated: 500 });
    const [second, third] = [holdPage("2"), holdPage("3")];
    catalog.startWorker();
    const total = catalog.products.ids().length;
    const half = await until(catalog.sync, ({ products }) => products === 200);
    expect(half).toMatchObject({ state: "syncing", total, synced_at: null });
    second();
    await until(catalog.sync, ({ products }) => products === 400);
    third();
    expect(await catalog.untilSynced()).toMatchObject({ state: "ready", products: total, total: null });
  });

  it("asks for nothing twice, and for one more page than there are products in two hundreds", async () => {
    catalog = await startCatalog({ generated: 1_000 });
    catalog.startWorker();
    await catalog.untilSynced();
    const products = asked("/products").map(({ query }) => query);
    const pages = products.filter(({ sort_by, updated_at_min, fields }) => {
      return sort_by === "created-at-ascending" && updated_at_min === undefined && fields === undefined;
    });
    expect(pages.map((query) => query["page"])).toEqual(["1", "2", "3", "4", "5", "6"]);
    expect(products).toHaveLength(8);
  });

  it("splits orders into spans where there are more than the store answers to one question", async () => {
    catalog = await startCatalog();
    const { orders } = catalog.store.data;
    const [template] = orders;
    const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    for (let index = 0; index < 10_050; index += 1)
      orders.push({
        ...template,
        id: 1_900_000_000 + index,
        number: 200_000 + index,
        created_at: day((index % 80) + 1),
        customer: null,
        products: [],
        fulfillments: [],
      });
    catalog.startWorker();
    await until(catalog.sync, ({ synced_at }) => synced_at !== null);
    const [row] = await catalog.sql`select count(*)::int as count from catalog_orders`;
    expect(row).toEqual({ count: orders.length });
    const spans = new Set(asked("/orders").map(({ query }) => query["created_at_min"]));
    expect(spans.size).toBe(2);
  });
});

describe("a list that changes while it is read", () => {
  /** The second page is answered only after the shop has changed. */
  async function between(change: () => void): Promise<void> {
    catalog = await startCatalog({ generated: 500 });
    let changed = false;
    catalog.store.failNext(
      { kind: "hang" },
      {
        when: (request) => {
          if (!changed && page("/products", "2")(request)) {
            changed = true;
            change();
          }
          return false;
        },
      },
    );
    catalog.startWorker();
    await catalog.untilSynced();
    expect(changed).toBe(true);
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
  }

  it("loses no product when one of the first page is removed, and keeps none that is gone", async () => {
    await between(() => catalog.products.remove("253410001"));
  });

  it("loses none when one is removed and another made, so that there are as many as before", async () => {
    await between(() => {
      catalog.products.remove("253410001");
      catalog.products.add(990_000_001);
    });
  });

  it("has what a product became after its page was read", async () => {
    await between(() => catalog.products.touch("253410002", { brand: "Renovada" }));
    expect(await catalog.product("253410002")).toMatchObject({ brand: "Renovada" });
  });
});

describe("a store in trouble while it is read", () => {
  it.each([
    ["a full bucket", { kind: "rate_limited", resetMs: 700 } as const, 1],
    ["an error page", { kind: "html_page" } as const, 2],
    ["an answer cut in the middle", { kind: "truncated" } as const, 1],
    ["a broken connection", { kind: "reset" } as const, 1],
  ])("with %s is asked again from where it was", async (_what, fault, times) => {
    catalog = await startCatalog({ generated: 500 });
    catalog.store.failNext(fault, { times, when: page("/products", "2") });
    catalog.startWorker();
    await catalog.untilSynced();
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    expect(
      asked("/products").filter(({ query }) => query["page"] === "1" && !query["updated_at_min"]),
    ).toHaveLength(2);
  });

  it("for longer goes on later, from the page it had reached", async () => {
    catalog = await startCatalog({ generated: 500 });
    const undo = catalog.store.failNext(
      { kind: "error", status: 503 },
      { times: 1000, when: page("/products", "2") },
    );
    catalog.startWorker();
    const stuck = await until(catalog.sync, ({ error }) => error === "unavailable");
    expect(stuck).toMatchObject({ state: "syncing", access: "ok", cursor: { at: "products", read: 200 } });
    expect(Date.parse(stuck.due_at)).toBeGreaterThan(Date.now());
    undo();
    const firstPages = asked("/products").filter(({ query }) => query["page"] === "1").length;
    await catalog.sql`update catalog_sync set due_at = now()`;
    await catalog.untilSynced();
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    // The tail and the best-selling have a first page too.
    expect(asked("/products").filter(({ query }) => query["page"] === "1").length).toBe(firstPages + 2);
  });

  it.each([
    ["suspended", "suspended"],
    ["tokenRevoked", "unauthorized"],
  ] as const)(
    "that is %s is failed, says why and is left alone; a new token or word begins again",
    async (flag, code) => {
      catalog = await startCatalog();
      catalog.store.flags[flag] = true;
      catalog.startWorker();
      const failed = await until(catalog.sync, ({ state }) => state === "failed");
      expect(failed).toMatchObject({ error: code, access: code });
      expect(Date.parse(failed.due_at)).toBeGreaterThan(Date.now() + 20 * 60_000);
      const before = catalog.store.requests.length;
      await pause(2_500);
      expect(catalog.store.requests.length).toBe(before);
      catalog.store.flags[flag] = false;
      await catalog.sql`update tenants set tiendanube_access_token = ${`${STORE.accessToken} `}`;
      expect(await catalog.untilSynced()).toMatchObject({ state: "ready", access: "ok", error: null });
    },
  );

  it("that lets us read products alone is mirrored as far as that goes", async () => {
    catalog = await startCatalog({ scopes: ["read_products"] });
    catalog.startWorker();
    expect(await catalog.untilSynced()).toMatchObject({ state: "ready" });
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
  });

  it("has one product that the database refuses, and only that one is missing", async () => {
    catalog = await startCatalog();
    await catalog.sql`alter table catalog_products add constraint poison check (product_id <> '253410002')`;
    catalog.startWorker();
    await catalog.untilSynced();
    expect(await catalog.mirrored()).toEqual(catalog.products.ids().filter((id) => id !== "253410002"));
    // It is tried again by itself, and comes once it is taken.
    const noted = await until(
      () => catalog.sql`select kind, resource_id, error from catalog_changes`,
      ([row]) => row?.["error"] !== null,
    );
    expect([...noted]).toEqual([{ kind: "product", resource_id: "253410002", error: "internal" }]);
    await catalog.sql`alter table catalog_products drop constraint poison`;
    await catalog.sql`update catalog_changes set due_at = now()`;
    await until(catalog.mirrored, (ids) => ids.length === catalog.products.ids().length);
  });

  it("does not hold up another store", async () => {
    catalog = await startCatalog();
    catalog.store.failNext({ kind: "hang" }, { times: 1, when: ({ resource }) => resource === "/products" });
    catalog.startWorker();
    await untilAsked("1");
    const other = await insertTenant(catalog.sql, {
      tiendanube_store_id: STORE.storeId,
      tiendanube_access_token: STORE.accessToken,
    });
    const row = async () => {
      const [found] = await catalog.sql<{ synced_at: string | null }[]>`
        select synced_at from catalog_sync where tenant_id = ${other}`;
      return found?.synced_at ?? null;
    };
    await until(row, (at) => at !== null);
    expect((await catalog.sync()).synced_at).toBeNull();
  });
});

describe("a process that dies while it reads", () => {
  it("is followed by another one from the same page", async () => {
    catalog = await startCatalog({ generated: 900 });
    catalog.store.failNext({ kind: "hang" }, { times: 1, when: page("/products", "3") });
    const first = catalog.startWorker();
    await untilAsked("3");
    // Stopped in the middle of a page, it gives its lease back; killed, it would run out.
    await first.stop();
    const left = await catalog.sync();
    expect(left).toMatchObject({ cursor: { read: 400 }, state: "syncing", synced_at: null });
    catalog.startWorker();
    await catalog.untilSynced();
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    const first200 = asked("/products").filter(
      ({ query }) =>
        query["page"] === "1" && query["sort_by"] === "created-at-ascending" && !query["updated_at_min"],
    );
    expect(first200).toHaveLength(1);
  });

  it("with SIGKILL, twice, costs the page that was on its way, and nothing is asked twice besides", async () => {
    catalog = await startCatalog({ generated: 900 });
    const { dsn, store } = catalog;
    const processes: ChildProcess[] = [];
    const start = (): void => {
      processes.push(
        spawn(process.execPath, [PROCESS, dsn, store.baseUrl], { stdio: ["ignore", "ignore", "inherit"] }),
      );
    };
    const kill = async (): Promise<void> => {
      for (const child of processes.splice(0)) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        await ended;
      }
    };
    try {
      for (const [number, before] of [
        ["3", 400],
        ["5", 800],
      ] as const) {
        store.failNext({ kind: "hang" }, { times: 1, when: page("/products", number) });
        start();
        await untilAsked(number);
        await kill();
        expect(await catalog.sync()).toMatchObject({ cursor: { read: before }, products: before });
        // The lease of a process that is no more.
        await catalog.sql`update catalog_sync set lease_until = now()`;
      }
      start();
      await catalog.untilSynced();
    } finally {
      await kill();
    }
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    const pages = asked("/products").filter(
      ({ query }) => query["sort_by"] === "created-at-ascending" && !query["updated_at_min"],
    );
    expect(pages.map(({ query }) => query["page"])).toEqual(["1", "2", "3", "3", "4", "5", "5"]);
  });

  it("writes nothing any more once another one has its run", async () => {
    catalog = await startCatalog({ generated: 500 });
    const answer = holdPage("2");
    catalog.startWorker({ leaseSeconds: 600 });
    await until(catalog.sync, ({ products }) => products === 200);
    // Its lease is taken over while it waits for the store.
    await catalog.sql`update catalog_sync set lease_token = gen_random_uuid(), lease_until = now() + interval '1 hour'`;
    answer();
    await pause(1_000);
    expect(await catalog.sync()).toMatchObject({ products: 200, cursor: { read: 200 } });
    expect(await catalog.mirrored()).toHaveLength(200);
  });
});

describe("the looks that follow", () => {
  it("read what has changed, and forget what is gone once everything is compared", async () => {
    catalog = await startCatalog({ generated: 300 });
    catalog.startWorker();
    await catalog.untilSynced();
    const { touch, remove, add, ids } = catalog.products;
    touch("253410001", { brand: "Nueva" });
    add(990_000_002);
    remove("253410002");
    catalog.store.requests.length = 0;
    const small = await catalog.syncAgain();
    expect(small.state).toBe("ready");
    expect(await catalog.product("253410001")).toMatchObject({ brand: "Nueva" });
    expect(await catalog.mirrored()).toContain("990000002");
    expect(catalog.store.requests.length).toBeLessThanOrEqual(4);
    // Deletions show when all products are compared, which is due once a day.
    expect(await catalog.mirrored()).toContain("253410002");
    await catalog.sql`update catalog_sync set full_at = now() - interval '25 hours'`;
    catalog.store.requests.length = 0;
    await catalog.syncAgain();
    expect(await catalog.mirrored()).toEqual(ids());
    const [variants] =
      await catalog.sql`select count(*)::int as count from catalog_variants where product_id = '253410002'`;
    expect(variants).toEqual({ count: 0 });
    // Compared by their ids and times alone.
    expect(asked("/products").filter(({ query }) => query["fields"] === "id,updated_at")).toHaveLength(3);
  });

  it("believe nobody but the store itself that a product is gone", async () => {
    catalog = await startCatalog({ generated: 300 });
    catalog.startWorker();
    await catalog.untilSynced();
    // Everything is asked for, and by some trouble the answer is that there is nothing.
    const all = [...catalog.store.data.products];
    const undo = catalog.store.failNext(
      { kind: "hang" },
      {
        times: 1000,
        when: ({ resource, query }) => {
          const listed = resource === "/products" && query["ids"] === undefined;
          const { products } = catalog.store.data;
          products.splice(0, products.length, ...(listed ? [] : all));
          return false;
        },
      },
    );
    await catalog.syncAgain(true);
    undo();
    expect(await catalog.mirrored()).toHaveLength(all.length);
  });

  it("see coupons, categories and pages come, change and go", async () => {
    catalog = await startCatalog();
    catalog.startWorker();
    await catalog.untilSynced();
    const { coupons, categories, pages } = catalog.store.data;
    const gone = coupons.shift();
    Object.assign(categories[0] ?? {}, { visibility: "hidden" });
    Object.assign(pages[0] ?? {}, { published: false });
    await catalog.syncAgain(true);
    const codes = await catalog.sql<{ code: string }[]>`select code from catalog_coupons`;
    expect(codes.map(({ code }) => code)).not.toContain(gone?.["code"]);
    const [hidden] =
      await catalog.sql`select visible from catalog_categories where category_id = ${Number(categories[0]?.["id"])}::text`;
    expect(hidden).toEqual({ visible: false });
    const [unpublished] =
      await catalog.sql`select published from catalog_pages where page_id = ${Number(pages[0]?.["id"])}::text`;
    expect(unpublished).toEqual({ published: false });
  });

  it("come at their time, not before", async () => {
    catalog = await startCatalog();
    catalog.startWorker();
    const { due_at } = await catalog.untilSynced();
    // Once more soon: until then the store's events were nobody's.
    expect(Date.parse(due_at) - Date.now()).toBeLessThan(40_000);
    const later = await catalog.syncAgain();
    expect(Date.parse(later.due_at) - Date.now()).toBeGreaterThan(13 * 60_000);
  });
});

describe("another store", () => {
  it("leaves nothing of the one before, not even while that one is being read", async () => {
    catalog = await startCatalog({ generated: 300 });
    catalog.startWorker();
    await catalog.untilSynced();
    const answer = holdPage("2");
    await catalog.sql`update catalog_sync set due_at = now(), want_full = true`;
    await until(catalog.sync, ({ cursor }) => cursor?.read === 200);
    await catalog.sql`update tenants set tiendanube_store_id = '999', is_active = false`;
    answer();
    await pause(1_000);
    expect(await catalog.mirrored()).toEqual([]);
    const [left] = await catalog.sql`
      select (select count(*) from catalog_variants)::int + (select count(*) from catalog_orders)::int as rows`;
    expect(left).toEqual({ rows: 0 });
    await catalog.sql`update tenants set tiendanube_access_token = null`;
    expect(await catalog.sql`select 1 from catalog_sync`).toHaveLength(0);
  });
});

describe("the store's events", () => {
  const url = "https://bot.example.com/tiendanube/webhook";
  const hooks = async () => {
    const answer = await fetch(`${catalog.store.baseUrl}/2025-03/${STORE.storeId}/webhooks?per_page=200`, {
      headers: { Authentication: `bearer ${STORE.accessToken}`, "User-Agent": "test (a@b.c)" },
    });
    return answer.status === 404 ? [] : ((await answer.json()) as { event: string; url: string }[]);
  };

  it("are asked for once, where the store can reach us, and follow when the address changes", async () => {
    catalog = await startCatalog();
    const worker = catalog.startWorker({ webhookUrl: url });
    await catalog.untilSynced();
    const registered = await hooks();
    expect(registered.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["product/updated", "order/created", "app/uninstalled"]),
    );
    expect(new Set(registered.map((hook) => hook.url))).toEqual(new Set([url]));
    await catalog.syncAgain(true);
    expect(await hooks()).toHaveLength(registered.length);
    await worker.stop();
    catalog.startWorker({ webhookUrl: `${url}2` });
    await catalog.syncAgain(true);
    expect(new Set((await hooks()).map((hook) => hook.url))).toEqual(new Set([`${url}2`]));
  });

  it("are not asked for where it can't", async () => {
    catalog = await startCatalog();
    catalog.startWorker();
    await catalog.untilSynced();
    expect(await hooks()).toEqual([]);
  });
});
