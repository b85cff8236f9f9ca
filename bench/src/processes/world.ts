import { setTimeout as sleep } from "node:timers/promises";
import type { LocalPostgres } from "@platform/local-postgres";
import type { Sql } from "postgres";
import { SECRETS, SHOP_TOKEN, shopId, startGround, type Ground } from "./ground.ts";

/** One process of the product with all roles, its database, and providers that answer at once. */
export interface World extends Omit<Ground, "launch"> {
  url: string;
  /** Of each store, in the order in which they were made. */
  storePhones: string[];
  /** Of the product. */
  pid: number;
  /** Starts one more process over that database and ends it; milliseconds until it listened. */
  boot(dsn: string): Promise<number>;
}

/** A store whose customers may ask as much as a bench does. */
export const UNBOUNDED = {
  daily_budget_usd: null,
  monthly_budget_usd: null,
  customer_daily_turns: null,
  customer_daily_tokens: null,
};

export type StoreRow = Record<string, string | number | null>;

export interface WorldOptions {
  stores?: number;
  /** So many of them, from the first on, are connected to a shop; absent: the first alone. */
  shops?: number;
  /** A database that is there already; absent: a new one that is thrown away. */
  database?: () => Promise<LocalPostgres>;
}

/** Builds the product and starts it with so many stores, whose rows are changed by `store`. */
export async function startWorld(
  store: StoreRow,
  { stores = 1, shops = 1, database }: WorldOptions = {},
): Promise<World> {
  const storePhones = phonesOf(stores);
  const ground = await startGround(storePhones, database);
  const { url, pid } = await ground.launch({ name: "product" });
  await insertStores(ground.sql, storePhones, { store, shops });
  ground.ycloud.setWebhookUrl(`${url}/chat/webhook`);
  return { ...ground, url, pid, storePhones, boot: (dsn) => timeBoot(ground, dsn) };
}

export const phonesOf = (stores: number): string[] =>
  Array.from({ length: stores }, (_, index) => `+54911${55_550_100 + index}`);

async function timeBoot(ground: Ground, dsn: string): Promise<number> {
  const started = performance.now();
  const product = await ground.launch({ name: "another", dsn });
  const took = performance.now() - started;
  await product.stop();
  return took;
}

/** Those that aren't there yet; so many, from the first on, are connected to a shop. */
export async function insertStores(
  sql: Sql,
  phones: string[],
  { store, shops }: { store: StoreRow; shops: number },
): Promise<void> {
  for (const [index, phone] of phones.entries()) {
    const row = {
      store_name: "Tienda de medición",
      debounce_ms: 0,
      ycloud_api_key: SECRETS.apiKey,
      ycloud_webhook_secret: SECRETS.webhookSecret,
      bot_phone_number: phone,
      ...(index < shops ? { tiendanube_store_id: shopId(index), tiendanube_access_token: SHOP_TOKEN } : {}),
      ...store,
    };
    await sql`insert into tenants ${sql(row)}`;
  }
}

/** On a crowded machine; on a quiet one it takes seconds. */
const MIRRORED_WITHIN_MS = 240_000;

/** Until the products of every store with a shop are all here. */
export async function untilMirrored({ sql }: Pick<World, "sql">): Promise<void> {
  const end = performance.now() + MIRRORED_WITHIN_MS;
  let before = -1;
  for (;;) {
    const [row] = await sql<{ count: number; all: boolean }[]>`
      select count(*)::int as count, count(distinct tenant_id) = (
        select count(*) from tenants where tiendanube_store_id is not null) as all
      from catalog_products`;
    const count = row?.count ?? 0;
    if (row?.all === true && count > 0 && count === before) return;
    if (performance.now() > end) throw new Error("The stores' products were not mirrored in time");
    before = count;
    await sleep(1_000);
  }
}
