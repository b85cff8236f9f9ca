import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLocalPostgres } from "@platform/local-postgres";
import { createGuard, environmentOf, redisInstalled, startRedis, type Guard } from "@platform/processes";
import { startModel, startTiendanube, startYCloud, type YCloudSimulator } from "@platform/simulator";
import postgres from "postgres";

export const STORE_PHONE = "5491148623390";
const STORE = { storeId: "4815162", accessToken: "deploy-store-token" };

export interface World {
  folder: string;
  guard: Guard;
  dsn: string;
  sql: postgres.Sql;
  ycloud: YCloudSimulator;
  adminToken: string;
  environment: Record<string, string>;
  stop(): Promise<void>;
}

/** PostgreSQL, Redis and the simulated providers, outside of the repository; one store, which answers at once. */
export async function startWorld(settings: Record<string, string> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), "platform-deploy-"));
  const guard = createGuard(folder);
  const [database, redis, ycloud, model, store] = await Promise.all([
    startLocalPostgres({
      dataDir: join(folder, "database"),
      settings: { max_connections: "200", ...settings },
    }),
    redisInstalled ? startRedis(folder, guard) : null,
    startYCloud({
      apiKey: "yc_deploy",
      webhookSecret: "whsec_deploy_0123456789abcdef",
      businessPhone: STORE_PHONE,
      sendsPerSecond: 200,
      statuses: { sentMs: 20, deliveredMs: 60, readMs: "manual" },
    }),
    startModel(),
    startTiendanube({ ...STORE, flags: { unlimited: true } }),
  ]);
  const adminToken = randomBytes(32).toString("base64url");
  const data = join(folder, "data");
  await mkdir(data);
  const sql = postgres(database.dsn, { max: 2, onnotice: () => undefined });
  return {
    folder,
    guard,
    dsn: database.dsn,
    sql,
    ycloud,
    adminToken,
    environment: {
      ...environmentOf({ dsn: database.dsn, redisUrl: redis?.url ?? null, folder, ycloud, model, store }),
      ADMIN_TOKEN: adminToken,
      ENCRYPTION_KEY: randomBytes(32).toString("base64url"),
    },
    stop: async () => {
      await sql.end({ timeout: 1 });
      await Promise.all([database.stop(), redis?.stop(), ycloud.stop(), model.stop(), store.stop()]);
      guard.dismiss();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The store's row, as the guide has people write it. */
export async function addStore({ sql, ycloud }: World): Promise<void> {
  await sql`insert into tenants ${sql({
    store_name: "Punta y Compás",
    bot_phone_number: STORE_PHONE,
    debounce_ms: 0,
    ycloud_api_key: ycloud.apiKey,
    ycloud_webhook_secret: ycloud.webhookSecret,
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
  })}`;
}
