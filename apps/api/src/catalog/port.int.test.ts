import { StoreError, type StorePort } from "@platform/agent";
import { createStoreCache, createStorePort } from "@platform/integrations/tiendanube";
import { phoneKey } from "@platform/integrations/ycloud";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { until } from "../testing/until.ts";
import { createMirroredStorePort } from "./port/mirroredStorePort.ts";
import type { MirrorState } from "./port/mirrorState.ts";
import { createSearchMemory } from "./port/searchMemory.ts";
import { startCatalog, STORE, type Catalog } from "./testing/startCatalog.ts";

let catalog: Catalog;
let afterThis = (): void => undefined;
const { signal } = new AbortController();
/** As in a process: of all turns. */
const searches = createSearchMemory();

beforeAll(async () => {
  catalog = await startCatalog();
  catalog.startWorker();
  await catalog.untilSynced();
  // Nothing runs by itself from here on.
  await catalog.sql`update catalog_sync set due_at = 'infinity'`;
});
beforeEach(async () => {
  afterThis();
  await catalog.sql`update catalog_sync set access = 'ok', synced_at = now()`;
  await catalog.sql`update catalog_products set synced_at = now(), deleted_at = null`;
  await catalog.sql`update catalog_orders set synced_at = now()`;
  catalog.store.requests.length = 0;
});
afterAll(() => catalog.stop());

async function ports(phone: string | null = null): Promise<{ mirror: StorePort; live: StorePort }> {
  const { sql, log, tenantId } = catalog;
  const client = await catalog.storeClientFor({
    tenantId,
    storeId: STORE.storeId,
    sealedToken: STORE.accessToken,
  });
  if (client === null) throw new Error("no client");
  const [context] = await sql<{ mirror: MirrorState | null }[]>`
    select store_context(t, clock_timestamp())->'mirror' as mirror from tenants t where t.id = ${tenantId}`;
  const customerKey = phone === null ? null : phoneKey(phone);
  const today = () =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "America/Argentina/Buenos_Aires" }).format();
  const common = { client, country: "AR", today };
  const live = createStorePort({ ...common, customerPhoneKey: customerKey, cache: createStoreCache() });
  const mirror = createMirroredStorePort({
    ...common,
    sql,
    log,
    searches,
    tenantId,
    storeId: STORE.storeId,
    customerKey,
    state: context?.mirror ?? null,
    live,
  });
  return { mirror, live };
}

const age = (seconds: number) =>
  catalog.sql`update catalog_products set synced_at = now() - make_interval(secs => ${seconds})`;
const asked = () => catalog.store.requests.map(({ resource, query }) => ({ resource, ids: query["ids"] }));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof StoreError ? error.code : `no error of the store's: ${String(error)}`;
}

describe("the mirror answers as the store itself would", () => {
  const byId = <T extends { id: string }>(items: T[]): T[] =>
    items.toSorted((a, b) => a.id.localeCompare(b.id));

  it("of each product, its variants, prices and words", async () => {
    const { mirror, live } = await ports();
    for (const id of catalog.products.ids())
      expect(await mirror.getProduct(id, { signal }), id).toEqual(await live.getProduct(id, { signal }));
  });

  it("of categories, coupons, pages and the storefront", async () => {
    const { mirror, live } = await ports();
    expect(byId(await mirror.listCategories({ signal }))).toEqual(
      byId(await live.listCategories({ signal })),
    );
    const byCode = (items: { code: string }[]) => items.toSorted((a, b) => a.code.localeCompare(b.code));
    expect(byCode(await mirror.listCoupons({ signal }))).toEqual(byCode(await live.listCoupons({ signal })));
    expect(byId(await mirror.listPages({ signal }))).toEqual(byId(await live.listPages({ signal })));
    const limit = { limit: 10, signal };
    expect(await mirror.browseStorefront(limit)).toEqual(await live.browseStorefront(limit));
  });

  it("of orders, to the phone that bought and the e-mail that bought and to nobody else", async () => {
    const numbers = async (phone: string | null, number: string | null, email: string | null = null) => {
      const { mirror, live } = await ports(phone);
      const found = await mirror.findOrders({ number, email }, { signal });
      expect(found).toEqual(await live.findOrders({ number, email }, { signal }));
      return found.map((order) => order.number);
    };
    expect(await numbers("+5491123456701", null)).toEqual(["1054", "1044"]);
    expect(await numbers("+541123456701", "#1054")).toEqual(["1054"]);
    expect(await numbers("+5491123456701", "1053")).toEqual([]);
    expect(await numbers(null, "1053", " Tomas.Aguirre@example.com ")).toEqual(["1053"]);
    expect(await numbers(null, "1053", "camila.ruiz@example.com")).toEqual([]);
    expect(await numbers(null, null)).toEqual([]);
    expect(await numbers("+5491199999999", null)).toEqual([]);
  });
});

describe("what a customer is shown", () => {
  it("is searched here, without asking the store", async () => {
    const { mirror } = await ports();
    const found = await mirror.searchProducts("zapatillas de punta", { limit: 3, signal });
    expect(found[0]?.name).toMatch(/^Zapatillas de punta/);
    expect(found.length).toBeLessThanOrEqual(3);
    expect(asked()).toEqual([]);
  });

  it("is never hidden, removed, of a hidden category's name or of a hidden variant", async () => {
    const { mirror } = await ports();
    expect(await mirror.getProduct("253410005", { signal })).toBeNull();
    await catalog.sql`update catalog_products set deleted_at = now() where product_id = '253410002'`;
    expect(await mirror.getProduct("253410002", { signal })).toBeNull();
    const shown = await mirror.searchProducts("malla", { limit: 30, signal });
    expect(shown.map(({ id }) => id)).not.toContain("253410002");
    expect(shown.flatMap(({ variants }) => variants).map(({ id }) => id)).not.toContain("1052300204");
    await catalog.sql`update catalog_categories set visible = false where name = 'Ballet'`;
    const aurora = await mirror.getProduct("253410001", { signal });
    expect(aurora?.categories).toEqual(["Zapatillas de punta"]);
    expect(await mirror.listByCategory("21830001", { limit: 10, signal })).toEqual([]);
    await catalog.sql`update catalog_categories set visible = true where name = 'Ballet'`;
  });

  it("of a category includes what is in those below it, and sold-out ones only where all are", async () => {
    const { mirror } = await ports();
    const found = await mirror.listByCategory("21830001", { limit: 30, signal });
    expect(found.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/media punta/)]),
    );
    expect(found.every(({ variants }) => variants.some(({ available }) => available))).toBe(true);
    await catalog.sql`update catalog_products set available = false where category_ids @> array['21830004']`;
    expect(await mirror.listByCategory("21830004", { limit: 5, signal })).not.toEqual([]);
  });
});

describe("prices and stocks", () => {
  const patch = (id: string, change: Record<string, unknown>) =>
    Object.assign((catalog.products.find(id)?.["variants"] as object[] | undefined)?.[0] ?? {}, change);

  it("older than five minutes are read again, all in one request, and kept", async () => {
    const { mirror } = await ports();
    await age(301);
    patch("253410001", { price: "77777.00", promotional_price: null, stock: 1 });
    const found = await mirror.searchProducts("zapatillas", { limit: 5, signal });
    expect(asked()).toEqual([{ resource: "/products", ids: expect.any(String) as string }]);
    expect(asked()[0]?.ids?.split(",").toSorted()).toEqual(found.map(({ id }) => id).toSorted());
    const aurora = await mirror.getProduct("253410001", { signal });
    expect(aurora?.variants[0]).toMatchObject({
      priceCents: 7_777_700,
      promotionalPriceCents: null,
      stock: 1,
    });
    await mirror.searchProducts("zapatillas", { limit: 5, signal });
    expect(asked()).toHaveLength(1);
  });

  it("that were read less than five minutes ago are not asked for", async () => {
    const { mirror } = await ports();
    await age(240);
    await mirror.searchProducts("zapatillas", { limit: 5, signal });
    expect(asked()).toEqual([]);
  });

  it("of a product that is gone from the store are not shown, nor is it", async () => {
    const { mirror } = await ports();
    await age(400);
    const kept = [...catalog.store.data.products];
    catalog.products.remove("253410008");
    expect(await mirror.getProduct("253410008", { signal })).toBeNull();
    expect(await catalog.mirrored()).not.toContain("253410008");
    catalog.store.data.products.splice(0, kept.length, ...kept);
  });

  it("of an older answer are not kept, but the product has been seen to exist", async () => {
    const { mirror } = await ports();
    await age(400);
    const id = "253410001";
    const before = await mirror.getProduct(id, { signal });
    await catalog.sql`
      update catalog_products set synced_at = now() - interval '400 seconds', seen_at = now() - interval '1 day',
        store_updated_at = now() where product_id = ${id}`;
    patch(id, { price: "1.00", promotional_price: null });
    expect(await mirror.getProduct(id, { signal })).toEqual(before);
    const [row] = await catalog.sql<{ seen: boolean }[]>`
      select seen_at > now() - interval '1 minute' as seen from catalog_products where product_id = ${id}`;
    expect(row).toEqual({ seen: true });
    const now =
      await catalog.sql`update catalog_products set store_updated_at = null where product_id = ${id}`;
    expect(now.count).toBe(1);
    expect((await mirror.getProduct(id, { signal }))?.variants[0]?.priceCents).toBe(100);
  });

  it("that have not changed leave what is searched as it is", async () => {
    const { mirror } = await ports();
    const documents = () =>
      catalog.sql`select product_id, xmin::text from catalog_documents order by product_id`.then((rows) => [
        ...rows,
      ]);
    await mirror.searchProducts("zapatillas", { limit: 5, signal });
    const before = await documents();
    await age(400);
    expect(await mirror.searchProducts("zapatillas", { limit: 5, signal })).not.toEqual([]);
    expect(asked()).toHaveLength(1);
    expect(await documents()).toEqual(before);
    const indexed = () => catalog.sql`
      select index_products(${catalog.tenantId}, array(select product_id from catalog_products)) as written`;
    expect((await indexed())[0]).toEqual({ written: 0 });
    await catalog.sql`update catalog_documents set fingerprint = 'older' where product_id = '253410002'`;
    expect((await indexed())[0]).toEqual({ written: 1 });
    await catalog.sql`delete from catalog_documents where product_id = '253410002'`;
    expect((await indexed())[0]).toEqual({ written: 1 });
  });

  it("are told from the mirror while the store does not answer within three seconds, if not older than an hour", async () => {
    const { mirror } = await ports();
    await age(3_000);
    catalog.store.failNext({ kind: "hang" }, { times: 1 });
    const started = performance.now();
    const found = await mirror.searchProducts("zapatillas", { limit: 3, signal });
    expect(found).not.toEqual([]);
    expect(performance.now() - started).toBeGreaterThan(2_500);
  });

  it("older than that are not vouched for", async () => {
    const { mirror } = await ports();
    await age(3_700);
    const undo = catalog.store.failNext({ kind: "error", status: 503 }, { times: 100 });
    afterThis = undo;
    expect(await codeOf(mirror.searchProducts("zapatillas", { limit: 3, signal }))).toBe("unavailable");
    expect(await codeOf(mirror.getProduct("253410001", { signal }))).toBe("unavailable");
    // Nothing found is no question of age.
    expect(await mirror.searchProducts("xyzzyx", { limit: 3, signal })).toEqual([]);
  });

  it("that a turn has given up are nobody's", async () => {
    const { mirror } = await ports();
    await age(400);
    catalog.store.failNext({ kind: "hang" }, { times: 1 });
    const turn = new AbortController();
    const given = codeOf(mirror.searchProducts("zapatillas", { limit: 3, signal: turn.signal }));
    await until(
      async () => asked().length,
      (count) => count === 1,
    );
    turn.abort();
    expect(await given).toBe("unavailable");
  });
});

describe("orders", () => {
  it("are read again when they are older than five minutes", async () => {
    const { mirror } = await ports("+5491123456701");
    await catalog.sql`update catalog_orders set synced_at = now() - interval '6 minutes'`;
    const order = catalog.store.data.orders.find((each) => each["number"] === 1054);
    Object.assign(order ?? {}, { status: "cancelled", cancelled_at: "2026-11-22T10:00:00+0000" });
    const [found] = await mirror.findOrders({ number: "1054", email: null }, { signal });
    expect(found?.status).toBe("cancelled");
    expect(catalog.store.requests).toHaveLength(1);
    await mirror.findOrders({ number: "1054", email: null }, { signal });
    expect(catalog.store.requests).toHaveLength(1);
  });

  it("older than the mirror are asked of the store by their number", async () => {
    const { mirror } = await ports("+5491123456701");
    await catalog.sql`delete from catalog_orders where number = '1044'`;
    expect(await mirror.findOrders({ number: "1044", email: null }, { signal })).toMatchObject([
      { number: "1044" },
    ]);
  });
});

describe("a store that does not let us look", () => {
  it.each([
    ["suspended", "suspended"],
    ["unauthorized", "unauthorized"],
    ["forbidden", "unauthorized"],
    ["uninstalled", "not_connected"],
  ])("being %s is not answered for, whatever is remembered of it", async (access, code) => {
    await catalog.sql`update catalog_sync set access = ${access}`;
    const { mirror } = await ports();
    expect(await codeOf(mirror.searchProducts("zapatillas", { limit: 3, signal }))).toBe(code);
    expect(await codeOf(mirror.listCoupons({ signal }))).toBe(code);
    expect(await codeOf(mirror.findOrders({ number: "1054", email: null }, { signal }))).toBe(code);
    expect(asked()).toEqual([]);
  });

  it("is found out by the first customer who asks, and its health says so", async () => {
    const { mirror } = await ports();
    await age(400);
    catalog.store.flags.tokenRevoked = true;
    expect(await codeOf(mirror.searchProducts("zapatillas", { limit: 3, signal }))).toBe("unauthorized");
    catalog.store.flags.tokenRevoked = false;
    expect(await catalog.sync()).toMatchObject({ access: "unauthorized", state: "failed" });
  });
});

describe("a store whose mirror is not whole yet", () => {
  it("is read live", async () => {
    await catalog.sql`update catalog_sync set synced_at = null`;
    const { mirror } = await ports();
    const found = await mirror.searchProducts("zapatillas de punta", { limit: 3, signal });
    expect(found[0]?.name).toMatch(/^Zapatillas de punta/);
    expect(asked().filter(({ resource }) => resource === "/products")).not.toEqual([]);
  });
});
