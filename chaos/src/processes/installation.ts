import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import {
  buildServer,
  createGuard,
  environmentOf,
  freePort,
  redisInstalled,
  runFolder,
  startProduct,
  startRedis,
  untilListening,
  type Product,
  type RedisServer,
  type Role,
} from "@platform/processes";
import type { ChaosOptions } from "../scenario/options.ts";
import type { Plan } from "../scenario/plan.ts";
import type { Random } from "../scenario/random.ts";
import { startDatabase, type ChaosDatabase } from "./database.ts";
import { openFrontDoor } from "./frontDoor.ts";
import { startProviders, type Providers } from "./providers.ts";

/** Everything that runs: the product as it would be installed, and the world around it. */
export interface Installation {
  folder: string;
  url: string;
  adminToken: string;
  database: ChaosDatabase;
  redis: RedisServer | null;
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
  const folder = await runFolder("chaos", `seed-${options.seed}-`);
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
    ...environmentOf({ dsn: database.dsn, redisUrl: redis?.url ?? null, folder, ...providers }),
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
