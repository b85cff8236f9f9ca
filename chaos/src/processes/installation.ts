import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ChaosOptions } from "../scenario/options.ts";
import type { Plan } from "../scenario/plan.ts";
import type { Random } from "../scenario/random.ts";
import { buildServer, runsFolder } from "./build.ts";
import { startDatabase, type ChaosDatabase } from "./database.ts";
import { openFrontDoor } from "./frontDoor.ts";
import { createGuard } from "./guard.ts";
import { freePort, untilListening } from "./ports.ts";
import { startProduct, type Product, type Role } from "./product.ts";
import { startProviders, type Providers } from "./providers.ts";
import { redisInstalled, startRedis, type ChaosRedis } from "./redis.ts";

/** Everything that runs: the product as it would be installed, and the world around it. */
export interface Installation {
  folder: string;
  url: string;
  adminToken: string;
  database: ChaosDatabase;
  redis: ChaosRedis | null;
  providers: Providers;
  products: Product[];
  stop(): Promise<void>;
}

const TEN_MINUTES = 600_000;
/** On a crowded machine; on a quiet one it takes seconds. */
const START_WITHIN_MS = 240_000;

/** Builds the product and starts two processes that serve and two that work, over a database and Redis of their own. */
export async function startInstallation(
  options: ChaosOptions,
  plan: Plan,
  random: Random,
): Promise<Installation> {
  await mkdir(runsFolder, { recursive: true });
  const folder = await mkdtemp(join(runsFolder, `seed-${options.seed}-`));
  const guard = createGuard(folder);
  const [program, database, redis, providers] = await Promise.all([
    buildServer(folder),
    startDatabase(folder),
    redisInstalled ? startRedis(folder, guard) : null,
    startProviders(plan, random.fork("providers")),
  ]);
  const roles: Role[] = redis === null ? ["all"] : ["web", "web", "worker", "worker"];
  const ports = await Promise.all(roles.map(freePort));
  const door = await openFrontDoor(ports.filter((_, index) => roles[index] !== "worker"));
  const adminToken = randomBytes(32).toString("base64url");
  const common = {
    ...environmentOf({ database, redis, providers, folder }),
    ADMIN_TOKEN: adminToken,
    ENCRYPTION_KEY: randomBytes(32).toString("base64url"),
    PUBLIC_URL: door.url,
  };
  const clock = random.fork("clocks");
  const products = roles.map((role, index) =>
    startProduct({
      name: `${role}-${index + 1}`,
      role,
      program,
      folder,
      guard,
      environment: { ...common, PORT: String(ports[index]) },
      clockShiftMs: () => (clock.chance(0.3) ? (clock.chance(0.5) ? -TEN_MINUTES : TEN_MINUTES) : 0),
    }),
  );
  await Promise.all(
    ports
      .filter((_, index) => roles[index] !== "worker")
      .map((port) => untilListening(port, START_WITHIN_MS)),
  );
  providers.ycloud.setWebhookUrl(`${door.url}/chat/webhook`);
  return {
    folder,
    url: door.url,
    adminToken,
    database,
    redis,
    providers,
    products,
    stop: async () => {
      await Promise.all(products.map((product) => product.stop()));
      door.stop();
      await Promise.all([database.stop(), redis?.stop(), providers.stop()]);
      guard.dismiss();
      if (!options.keep) await rm(folder, { recursive: true, force: true });
    },
  };
}

function environmentOf(world: {
  database: ChaosDatabase;
  redis: ChaosRedis | null;
  providers: Providers;
  folder: string;
}): Record<string, string> {
  const { ycloud, model, store, bucket } = world.providers;
  return {
    NODE_ENV: "production",
    DEMO: "0",
    HOST: "127.0.0.1",
    LOG_LEVEL: "info",
    ALLOW_PRIVATE_ADDRESSES: "1",
    DATA_DIR: join(world.folder, "data"),
    POSTGRES_DSN: world.database.dsn,
    ...(world.redis === null ? {} : { REDIS_URL: world.redis.url }),
    MEDIA_S3_BUCKET: bucket.bucket,
    MEDIA_S3_ENDPOINT: bucket.url,
    MEDIA_S3_ACCESS_KEY_ID: bucket.accessKeyId,
    MEDIA_S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    YCLOUD_BASE_URL: ycloud.baseUrl,
    OPENAI_BASE_URL: model.baseUrl,
    OPENAI_API_KEY: "sk-chaos",
    OPENAI_MODEL: "simulado-1",
    OPENAI_FALLBACK_MODEL: "simulado-2",
    TIENDANUBE_BASE_URL: store.baseUrl,
    TIENDANUBE_AUTH_URL: store.baseUrl,
  };
}
