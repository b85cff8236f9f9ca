import type { Sql } from "@platform/db";
import {
  MAX_IDS,
  MAX_PER_PAGE,
  type TiendanubeClient,
  type TiendanubeOrder,
} from "@platform/integrations/tiendanube";
import { readAll } from "../sync/stations.ts";
import { takeProducts, writeCategories, writeOrders, type Written } from "../writes.ts";
import { noteChanges, type ChangedResource } from "./noteChanges.ts";

/** What `claim_changes` answers: what one store's one kind has due (packages/db/functions/77_catalog_changes.sql). */
export interface ChangeClaim {
  tenantId: string;
  storeId: string;
  kind: ChangedResource;
  ids: string[];
  /** The oldest of them. */
  notedAt: string;
  attempts: number;
  sealedToken: string | null;
  country: string;
  storeUrl: string | null;
  language: string | null;
}

interface Reading extends ChangeClaim, Written {
  sql: Sql;
  client: TiendanubeClient;
  signal: AbortSignal;
}

/** Asks the store for what was noted, and writes it together with its being settled. */
export const readers: Record<ChangedResource, (reading: Reading) => Promise<void>> = {
  product: readProducts,
  category: readCategories,
  order: readOrders,
};

/** From here on one question for all orders that changed is cheaper than one for each. */
const MANY_ORDERS = 4;
const OVERLAP_MS = 5 * 60_000;

async function readProducts(reading: Reading): Promise<void> {
  const { client, ids, signal } = reading;
  const { items: products } = await client.listProducts({ ids, perPage: MAX_IDS, signal });
  const found = new Set(products.map(({ id }) => id));
  const missing = ids.filter((id) => !found.has(id));
  await settle(reading, (tx) => takeProducts(tx, reading, { products, missing, shop: reading }));
}

async function readCategories(reading: Reading): Promise<void> {
  const { client, signal } = reading;
  const categories = await readAll((page) => client.listCategories({ ...page, signal }));
  await settle(reading, (tx) => writeCategories(tx, reading, categories));
}

async function readOrders(reading: Reading): Promise<void> {
  const { ids, country, tenantId } = reading;
  const orders = await findOrders(reading);
  const found = new Set(orders.map(({ id }) => id));
  const gone = ids.filter((id) => !found.has(id));
  await settle(reading, async (tx) => {
    const touched = await writeOrders(tx, reading, { orders, country });
    // A sale changes stocks, of which the store says nothing by itself.
    await noteChanges(tx, reading, { resource: "product", ids: touched });
    await tx`delete from catalog_orders where tenant_id = ${tenantId} and order_id = any(${gone})`;
  });
}

async function findOrders({ client, ids, notedAt, signal }: Reading): Promise<TiendanubeOrder[]> {
  const wanted = new Set(ids);
  const orders: TiendanubeOrder[] = [];
  if (ids.length >= MANY_ORDERS) {
    const updatedAtMin = new Date(Date.parse(notedAt) - OVERLAP_MS).toISOString();
    const { items } = await client.listOrders({ updatedAtMin, perPage: MAX_PER_PAGE, signal });
    orders.push(...items.filter(({ id }) => wanted.delete(id)));
  }
  for (const id of wanted) {
    const order = await client.getOrder(id, { signal });
    if (order !== null) orders.push(order);
  }
  return orders;
}

function settle(reading: Reading, write: (tx: Sql) => Promise<void>): Promise<void> {
  const { sql, tenantId, kind, ids, readAt } = reading;
  return sql.begin(async (transaction) => {
    const tx = transaction as unknown as Sql;
    await write(tx);
    await tx`select settle_changes(${tenantId}, ${kind}, ${ids}, ${readAt})`;
  });
}
