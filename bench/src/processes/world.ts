import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { startThrowawayPostgres } from "@platform/local-postgres";
import {
  buildServer,
  createGuard,
  environmentOf,
  freePort,
  runFolder,
  startProduct,
  untilListening,
  type Guard,
  type Product,
} from "@platform/processes";
import {
  startModel,
  startTiendanube,
  startYCloud,
  type ModelSimulator,
  type YCloudSimulator,
} from "@platform/simulator";
import postgres, { type Sql } from "postgres";

/** One process of the product with all roles, its database, and providers that answer at once. */
export interface World {
  url: string;
  adminToken: string;
  dsn: string;
  sql: Sql;
  ycloud: YCloudSimulator;
  model: ModelSimulator;
  /** Of each store, in the order in which they were made; the first alone is connected to a shop. */
  storePhones: string[];
  /** Of the product. */
  pid: number;
  databasePid: number;
  /** Starts one more process over that database and ends it; milliseconds until it listened. */
  boot(dsn: string): Promise<number>;
  /** Ends everything; rejects if the product had ended by itself: then its figures are worth nothing. */
  stop(): Promise<void>;
}

const START_WITHIN_MS = 240_000;
const STORE = { storeId: "4815162", accessToken: "bench-store-token" };
const SECRETS = { apiKey: "yc_bench", webhookSecret: "whsec_bench_0123456789abcdef" };

/** A store whose customers may ask as much as a bench does. */
export const UNBOUNDED = {
  daily_budget_usd: null,
  monthly_budget_usd: null,
  customer_daily_turns: null,
  customer_daily_tokens: null,
};

/** Commits are durable, as in an installation. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** Builds the product and starts it with so many stores, whose rows are changed by `store`. */
export async function startWorld(
  store: Record<string, string | number | null>,
  { stores = 1 }: { stores?: number } = {},
): Promise<World> {
  const storePhones = Array.from({ length: stores }, (_, index) => `+54911${55_550_100 + index}`);
  const folder = await runFolder("bench", "run-");
  const guard = createGuard(folder);
  const providers = await startProviders(storePhones);
  const { ycloud, model } = providers;
  const [program, database, port] = await Promise.all([
    buildServer(folder),
    startThrowawayPostgres({ settings: DURABLE }),
    freePort(),
  ]);
  const url = `http://127.0.0.1:${port}`;
  const adminToken = randomBytes(32).toString("base64url");
  const launch = createLauncher({ program, folder, guard, adminToken, providers });
  const product = launch("product", { dsn: database.dsn, port });
  await untilListening(port, START_WITHIN_MS);
  const sql = postgres(database.dsn, { max: 2, onnotice: () => undefined });
  for (const [index, phone] of storePhones.entries())
    await insertStore(sql, { bot_phone_number: phone, ...(index === 0 ? SHOP : {}), ...store });
  ycloud.setWebhookUrl(`${url}/chat/webhook`);
  return {
    url,
    adminToken,
    dsn: database.dsn,
    sql,
    ycloud,
    model,
    storePhones,
    pid: product.pid ?? 0,
    databasePid: database.pid,
    boot: (dsn) => timeBoot(launch, dsn),
    stop: async () => {
      const code = await product.stop();
      await sql.end({ timeout: 1 });
      await Promise.all([database.stop(), ycloud.stop(), model.stop(), providers.store.stop()]);
      guard.dismiss();
      await rm(folder, { recursive: true, force: true });
      if (product.died > 0 || code !== 0) throw new Error("The product ended while it was measured");
    },
  };
}

type Launch = (name: string, own: { dsn: string; port: number }) => Product;

function createLauncher(parts: {
  program: string;
  folder: string;
  guard: Guard;
  adminToken: string;
  providers: Providers;
}): Launch {
  const { program, folder, guard, adminToken, providers } = parts;
  const encryptionKey = randomBytes(32).toString("base64url");
  return (name, { dsn, port }) =>
    startProduct({
      name,
      role: "all",
      program,
      folder,
      guard,
      environment: {
        ...environmentOf({ dsn, redisUrl: null, folder, ...providers }),
        ADMIN_TOKEN: adminToken,
        ENCRYPTION_KEY: encryptionKey,
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        PORT: String(port),
      },
    });
}

async function timeBoot(launch: Launch, dsn: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const product = launch("another", { dsn, port });
  await untilListening(port, START_WITHIN_MS);
  const took = performance.now() - started;
  await product.stop();
  return took;
}

type Providers = Awaited<ReturnType<typeof startProviders>>;

async function startProviders([businessPhone = "", ...otherPhones]: string[]) {
  const [ycloud, model, store] = await Promise.all([
    startYCloud({
      ...SECRETS,
      businessPhone,
      otherPhones,
      statuses: { sentMs: null, deliveredMs: null, readMs: null },
    }),
    startModel(),
    startTiendanube({ ...STORE, flags: { unlimited: true } }),
  ]);
  return { ycloud, model, store };
}

const SHOP = { tiendanube_store_id: STORE.storeId, tiendanube_access_token: STORE.accessToken };

async function insertStore(sql: Sql, own: Record<string, string | number | null>): Promise<void> {
  const row = {
    store_name: "Tienda de medición",
    debounce_ms: 0,
    ycloud_api_key: SECRETS.apiKey,
    ycloud_webhook_secret: SECRETS.webhookSecret,
    ...own,
  };
  await sql`insert into tenants ${sql(row)}`;
}

/** Until the store's products are all here. */
export async function untilMirrored({ sql }: World): Promise<void> {
  const end = performance.now() + 60_000;
  let before = -1;
  for (;;) {
    const [row] = await sql<{ count: number }[]>`select count(*)::int as count from catalog_products`;
    const count = row?.count ?? 0;
    if (count > 0 && count === before) return;
    if (performance.now() > end) throw new Error("The store's products were not mirrored within a minute");
    before = count;
    await sleep(1_000);
  }
}
