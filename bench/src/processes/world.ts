import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
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
  storePhone: string;
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
const PHONE = "+5491155550100";

/** Commits are durable, as in an installation. */
const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** Builds the product and starts it with one store, whose row is changed by `store`. */
export async function startWorld(store: Record<string, string | number | null>): Promise<World> {
  const folder = await runFolder("bench", "run-");
  const guard = createGuard(folder);
  const providers = await startProviders();
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
  await insertStore(sql, store);
  ycloud.setWebhookUrl(`${url}/chat/webhook`);
  return {
    url,
    adminToken,
    dsn: database.dsn,
    sql,
    ycloud,
    model,
    storePhone: PHONE,
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

async function startProviders() {
  const [ycloud, model, store] = await Promise.all([
    startYCloud({
      ...SECRETS,
      businessPhone: PHONE,
      statuses: { sentMs: null, deliveredMs: null, readMs: null },
    }),
    startModel(),
    startTiendanube({ ...STORE, flags: { unlimited: true } }),
  ]);
  return { ycloud, model, store };
}

async function insertStore(sql: Sql, differing: Record<string, string | number | null>): Promise<void> {
  const row = {
    store_name: "Tienda de medición",
    bot_phone_number: PHONE,
    debounce_ms: 0,
    ycloud_api_key: SECRETS.apiKey,
    ycloud_webhook_secret: SECRETS.webhookSecret,
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
    ...differing,
  };
  await sql`insert into tenants ${sql(row)}`;
}
