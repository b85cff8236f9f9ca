import { createHash, randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { startThrowawayPostgres, type LocalPostgres } from "@platform/local-postgres";
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
  type Role,
} from "@platform/processes";
import {
  startModel,
  startTiendanube,
  startYCloud,
  type ModelSimulator,
  type YCloudSimulator,
} from "@platform/simulator";
import postgres, { type Sql } from "postgres";

/** What the product stands on: a database, providers that answer at once, and the built program. */
export interface Ground {
  folder: string;
  guard: Guard;
  dsn: string;
  /** By which the product goes. */
  socketDsn: string;
  sql: Sql;
  databasePid: number;
  adminToken: string;
  ycloud: YCloudSimulator;
  model: ModelSimulator;
  /** Starts one process of the product and waits until it listens. */
  launch(options: LaunchOptions): Promise<Launched>;
  /** Ends everything; rejects if a process had ended by itself: then its figures are worth nothing. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  name: string;
  role?: Role;
  /** Of another database than the ground's. */
  dsn?: string;
  redisUrl?: string;
}

export interface Launched {
  url: string;
  pid: number;
  /** Ends it in order; rejects if it had ended by itself. */
  stop(): Promise<void>;
}

const START_WITHIN_MS = 240_000;
export const SHOP_TOKEN = "bench-store-token";
/** Of the store of that place among a bench's. */
export const shopId = (index: number): string => String(4_815_162 + index);
export const SECRETS = { apiKey: "yc_bench", webhookSecret: "whsec_bench_0123456789abcdef" };

/** Always the same, so that a database that is kept can be read again. Not a secret: nothing in it is one. */
const ENCRYPTION_KEY = createHash("sha256").update("bench").digest("base64url");

/** Commits are durable, as in an installation. */
export const DURABLE = { fsync: "on", synchronous_commit: "on", full_page_writes: "on" };

/** @param startDatabase a database that is there already; absent: a new one that is thrown away */
export async function startGround(
  storePhones: string[],
  startDatabase: () => Promise<LocalPostgres> = () => startThrowawayPostgres({ settings: DURABLE }),
): Promise<Ground> {
  const folder = await runFolder("bench", "run-");
  const guard = createGuard(folder);
  const providers = await startProviders(storePhones);
  const [program, database] = await Promise.all([buildServer(folder), startDatabase()]);
  const { ycloud, model } = providers;
  const sql = postgres(database.dsn, { max: 2, onnotice: () => undefined });
  const adminToken = randomBytes(32).toString("base64url");
  const running = new Set<Launched>();
  const launch = async ({ name, role = "all", dsn, redisUrl }: LaunchOptions): Promise<Launched> => {
    const port = await freePort();
    const surroundings = { dsn: dsn ?? database.socketDsn, redisUrl: redisUrl ?? null, folder, ...providers };
    const environment = {
      ...environmentOf(surroundings),
      ADMIN_TOKEN: adminToken,
      ENCRYPTION_KEY,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      PORT: String(port),
    };
    const product = startProduct({ name, role, program, folder, guard, environment });
    await untilListening(port, START_WITHIN_MS);
    const launched = describe(product, port, () => running.delete(launched));
    running.add(launched);
    return launched;
  };
  return {
    folder,
    guard,
    dsn: database.dsn,
    socketDsn: database.socketDsn,
    sql,
    databasePid: database.pid,
    adminToken,
    ycloud,
    model,
    launch,
    stop: async () => {
      const ends = await Promise.allSettled([...running].map((each) => each.stop()));
      await sql.end({ timeout: 1 });
      await Promise.all([database.stop(), ycloud.stop(), model.stop(), providers.store.stop()]);
      guard.dismiss();
      await rm(folder, { recursive: true, force: true });
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    },
  };
}

function describe(product: Product, port: number, ended: () => void): Launched {
  return {
    url: `http://127.0.0.1:${port}`,
    pid: product.pid ?? 0,
    stop: async () => {
      ended();
      const code = await product.stop();
      if (product.died > 0 || code !== 0) throw new Error("The product ended while it was measured");
    },
  };
}

async function startProviders([businessPhone = "", ...otherPhones]: string[]) {
  const [ycloud, model, store] = await Promise.all([
    startYCloud({
      ...SECRETS,
      businessPhone,
      otherPhones,
      statuses: { sentMs: null, deliveredMs: null, readMs: null },
    }),
    startModel(),
    startTiendanube({
      storeId: shopId(0),
      otherStoreIds: otherPhones.map((_, index) => shopId(index + 1)),
      accessToken: SHOP_TOKEN,
      flags: { unlimited: true },
    }),
  ]);
  return { ycloud, model, store };
}
