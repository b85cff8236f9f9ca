import { storeSignature } from "@platform/simulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PATIENCE_MS, pause, until } from "../testing/until.ts";
import { receiveStoreEvent } from "./events/receiveStoreEvent.ts";
import { startCatalog, STORE, type Catalog } from "./testing/startCatalog.ts";

let catalog: Catalog;
let worker: ReturnType<Catalog["startWorker"]>;

beforeEach(async () => {
  catalog = await startCatalog();
  worker = catalog.startWorker();
  await catalog.untilSynced();
  await catalog.sql`update catalog_sync set due_at = 'infinity'`;
  catalog.store.requests.length = 0;
});
afterEach(() => catalog.stop());

function tell(event: Record<string, unknown>, { secret = STORE.clientSecret, path = "" } = {}) {
  const body = JSON.stringify({ store_id: Number(STORE.storeId), ...event });
  return receiveStoreEvent(
    {
      sql: catalog.sql,
      log: catalog.log,
      clientSecret: STORE.clientSecret,
      patienceMs: PATIENCE_MS,
      hints: { publish: () => worker.kick() },
    },
    {
      rawBody: Buffer.from(body),
      signature: storeSignature(secret, body),
      path: path === "" ? undefined : path,
    },
  );
}
const changed = (id: string, event = "product/updated") => tell({ event, id: Number(id) });
const settled = () =>
  until(
    async () => catalog.sql`select 1 from catalog_changes where due_at < 'infinity'`,
    (rows) => rows.length === 0,
  );
const reads = () => catalog.store.requests.filter(({ resource }) => resource === "/products");
/** The store answers the next reading of products only when told to. */
const holdReading = (): (() => void) => {
  const { promise: until, resolve } = Promise.withResolvers<void>();
  catalog.store.failNext({ kind: "held", until }, { when: ({ resource }) => resource === "/products" });
  return resolve;
};

describe("an event of the store's", () => {
  it("leads to the product being read, whatever the event says of it", async () => {
    catalog.products.touch("253410001", { brand: "Nueva" });
    expect(await changed("253410001")).toEqual({ status: 200 });
    await settled();
    expect(await catalog.product("253410001")).toMatchObject({ brand: "Nueva" });
  });

  it("five times at once, and late, is one reading and does no harm", async () => {
    const answer = holdReading();
    const answers = await Promise.all(Array.from({ length: 5 }, () => changed("253410001")));
    answer();
    expect(answers).toEqual(Array(5).fill({ status: 200 }));
    await settled();
    expect(reads().length).toBeLessThanOrEqual(2);
    catalog.products.remove("253410002");
    await changed("253410002", "product/deleted");
    await changed("253410002", "product/updated");
    await changed("253410002", "product/created");
    await settled();
    expect(await catalog.mirrored()).toEqual(catalog.products.ids());
    expect(await catalog.sql`select 1 from webhook_events where state = 'done'`).toHaveLength(8);
  });

  it("of many products is few requests", async () => {
    // Noted while nobody looks: however long that takes, all of them are due at once.
    await worker.stop();
    for (const id of catalog.products.ids().slice(0, 40)) await changed(id);
    await catalog.sql`update catalog_changes set due_at = now()`;
    worker = catalog.startWorker();
    await settled();
    expect(reads().length).toBeLessThan(10);
  });

  it("that comes while the product is being read is not lost", async () => {
    const answer = holdReading();
    await changed("253410001");
    await until(
      async () => reads().length,
      (count) => count === 1,
    );
    // The answer under way is older than this.
    await changed("253410001");
    answer();
    await settled();
    expect(reads().length).toBe(2);
  });

  it("of a sale brings the order and the new stock of what was sold", async () => {
    const { orders } = catalog.store.data;
    orders.push({
      ...structuredClone(orders[0]),
      id: 1_999_000_001,
      number: 5_001,
      contact_phone: "+5491100000001",
    });
    await tell({ event: "order/created", id: 1_999_000_001 });
    await until(
      async () => catalog.sql`select 1 from catalog_orders where number = '5001'`,
      (rows) => rows.length === 1,
    );
    await settled();
    expect(reads().length).toBe(1);
  });

  it("of a category brings all of them", async () => {
    const [category] = catalog.store.data.categories;
    Object.assign(category ?? {}, { name: { es: "Clásico" } });
    await tell({ event: "category/updated", id: Number(category?.["id"]) });
    await settled();
    expect(await catalog.sql`select 1 from catalog_categories where name = 'Clásico'`).toHaveLength(1);
  });

  it("of a store in trouble is tried again, and what was noted is not lost", async () => {
    const undo = catalog.store.failNext({ kind: "error", status: 503 }, { times: 1000 });
    await changed("253410001");
    const [row] = await until(
      () => catalog.sql<{ error: string | null }[]>`select error from catalog_changes`,
      ([found]) => found?.error != null,
    );
    expect(row?.error).toBe("unavailable");
    undo();
    await catalog.sql`update catalog_changes set due_at = now()`;
    worker.kick();
    await settled();
  });
});

describe("who is believed", () => {
  it("is who signed with the app's secret", async () => {
    expect(await tell({ event: "app/uninstalled" }, { secret: "another" })).toMatchObject({ status: 401 });
    expect(await catalog.sync()).toMatchObject({ access: "ok" });
    expect(await catalog.sql`select 1 from webhook_events`).toHaveLength(0);
  });

  it("events of stores that nobody has are kept without effect, and what is no event too", async () => {
    expect(await tell({ store_id: 99, event: "product/updated", id: 1 })).toEqual({ status: 200 });
    expect(await tell({ event: 7 })).toEqual({ status: 200 });
    const rows = await catalog.sql`select state, recipient from webhook_events order by received_at`;
    expect([...rows]).toEqual([
      { state: "unmatched", recipient: "99" },
      { state: "malformed", recipient: null },
    ]);
    expect(await catalog.sql`select 1 from catalog_changes`).toHaveLength(0);
  });
});

describe("the app at the store", () => {
  it("suspended is not asked any more, and resumed is read anew", async () => {
    await tell({ event: "app/suspended", id: 31337 });
    expect(await catalog.sync()).toMatchObject({ access: "suspended", state: "failed", error: "suspended" });
    await changed("253410001");
    await pause(1_500);
    expect(catalog.store.requests).toHaveLength(0);
    catalog.products.touch("253410002", { brand: "Otra" });
    await tell({ event: "app/resumed", id: 31337 });
    await until(catalog.sync, ({ state, cursor }) => state === "ready" && cursor === null);
    expect(await catalog.product("253410002")).toMatchObject({ brand: "Otra" });
  });

  it("uninstalled stays so until somebody connects it again", async () => {
    await tell({ event: "app/uninstalled", id: 31337 });
    expect(await catalog.sync()).toMatchObject({ access: "uninstalled", due_at: "infinity" });
    await catalog.sql`update tenants set tiendanube_access_token = ${`${STORE.accessToken} `}`;
    await until(catalog.sync, ({ state }) => state === "ready");
  });
});

it("wishes for privacy are kept as such, by their address or their form", async () => {
  await tell({ customer: { id: 1, email: "A@b.c", phone: "+549111" }, orders_to_redact: [5] });
  await tell({ data_request: { id: 1 }, customer: { id: 1 } }, { path: "customers/data_request" });
  await tell({});
  const rows = await catalog.sql<{ kind: string; state: string; subject: unknown }[]>`
    select kind, state, subject from privacy_requests order by requested_at`;
  expect(rows.map(({ kind, state }) => [kind, state])).toEqual([
    ["customer_redact", "pending"],
    ["customer_export", "pending"],
    ["store_redact", "pending"],
  ]);
  expect(rows[0]).toMatchObject({ subject: { email: "a@b.c", orderIds: ["5"] } });
});
