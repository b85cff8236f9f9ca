import { createTestDatabase } from "@platform/db/testing";
import { startTiendanube, type TiendanubeOptions, type TiendanubeSimulator } from "@platform/simulator";
import { insertTenant } from "../../testing/rows.ts";
import { until } from "../../testing/until.ts";
import { startCatalogWorker, SYNC_OPTIONS } from "../startCatalogWorker.ts";
import type { SyncDeps, SyncOptions } from "../sync/runSync.ts";
import { STORE, storeTools } from "./storeTools.ts";

export { STORE } from "./storeTools.ts";

/** A database, a simulated shop and as many workers over both as a test wants; nothing runs by itself. */
export async function startCatalog(options: Partial<TiendanubeOptions> = {}) {
  const { db, dsn, drop } = await createTestDatabase();
  const sql = db.system;
  // Of a large plan, so that what is about something else need not wait for the bucket.
  const store = await startTiendanube({ ...STORE, flags: { bigPlan: true }, ...options });
  const { config, ...tools } = storeTools(sql, store.baseUrl);
  if (store.flags.bigPlan) tools.bucket.learn(STORE.storeId, { size: 400, remaining: 400 });
  const tenantId = await insertTenant(sql, {
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
  });
  const stops: (() => Promise<void>)[] = [];
  return {
    db,
    dsn,
    sql,
    store,
    tenantId,
    config,
    ...tools,
    /** Another process: its own worker, which claims what is due. */
    startWorker: (own: Partial<SyncOptions> & Partial<Omit<SyncDeps, "options">> = {}) => {
      const worker = startCatalogWorker({
        sql,
        log: tools.log,
        storeClientFor: tools.storeClientFor,
        webhookUrl: null,
        ...own,
        options: { ...SYNC_OPTIONS, lookMs: 50, ...own },
      });
      stops.push(() => worker.stop());
      return worker;
    },
    ...readers(sql, tenantId),
    products: productsOf(store),
    stop: async () => {
      for (const stop of stops) await stop();
      await store.stop();
      await tools.fetch.close();
      await drop();
    },
  };
}

export type Catalog = Awaited<ReturnType<typeof startCatalog>>;
type TestSql = Awaited<ReturnType<typeof createTestDatabase>>["db"]["system"];

interface SyncRow {
  state: string;
  products: number;
  total: number | null;
  error: string | null;
  access: string;
  cursor: { run: string; at: string; page: string | null; read: number } | null;
  synced_at: string | null;
  full_at: string | null;
  want_full: boolean;
  attempts: number;
  due_at: string;
  currency: string | null;
  store_url: string | null;
  webhook_url: string | null;
}

function readers(sql: TestSql, tenantId: string) {
  const sync = async (): Promise<SyncRow> => {
    const [row] = await sql<SyncRow[]>`select * from catalog_sync where tenant_id = ${tenantId}`;
    if (row === undefined) throw new Error("The store has no mirror");
    return row;
  };
  return {
    sync,
    /** Until a run has come to its end after the one before. */
    untilSynced: async (): Promise<SyncRow> =>
      until(sync, (row) => row.cursor === null && row.synced_at !== null),
    /** Asks for a run now and waits for its end. */
    syncAgain: async (full = false): Promise<SyncRow> => {
      const before = await sync();
      await sql`
        update catalog_sync set due_at = now(), want_full = ${full} where tenant_id = ${tenantId}`;
      return until(
        sync,
        (row) => row.cursor === null && Date.parse(row.synced_at ?? "") > Date.parse(before.synced_at ?? ""),
      );
    },
    mirrored: async (): Promise<string[]> => {
      const rows = await sql<{ id: string }[]>`
        select product_id as id from catalog_products
        where tenant_id = ${tenantId} and deleted_at is null order by product_id`;
      return rows.map(({ id }) => id);
    },
    product: async (id: string) => {
      const [row] = await sql`
        select p.*, (select json_agg(v order by v.position) from catalog_variants v
          where v.tenant_id = p.tenant_id and v.product_id = p.product_id) as variants
        from catalog_products p where tenant_id = ${tenantId} and product_id = ${id}`;
      return row;
    },
  };
}

/** What the shop has, and changes of which it tells nobody. */
function productsOf(store: TiendanubeSimulator) {
  const { products } = store.data;
  const indexOf = (id: string) => products.findIndex((product) => product["id"] === Number(id));
  return {
    ids: () => products.map((product) => String(Number(product["id"]))).toSorted(),
    find: (id: string) => products[indexOf(id)],
    remove: (id: string) => {
      const index = indexOf(id);
      if (index >= 0) products.splice(index, 1);
    },
    /** A copy of another product, made now. */
    add: (id: number) => {
      const time = new Date().toISOString();
      const [template] = products;
      products.push({ ...structuredClone(template), id, created_at: time, updated_at: time });
    },
    touch: (id: string, patch: Record<string, string | boolean>) => {
      const product = products[indexOf(id)];
      if (product !== undefined) Object.assign(product, patch, { updated_at: new Date().toISOString() });
    },
  };
}
