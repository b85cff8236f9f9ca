import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import {
  buildServer,
  createGuard,
  freePort,
  redisInstalled,
  runFolder,
  startProduct,
  startRedis,
  untilListening,
} from "@platform/processes";
import postgres from "postgres";
import { expect, it } from "vitest";
import { startDatabase } from "./processes/database.ts";

const START_WITHIN_MS = 120_000;

it.skipIf(!redisInstalled)(
  "R15: one of several processes is not ready before it stops listening, whatever NODE_ENV says, and told twice or while it waits to start it ends in order",
  async () => {
    const folder = await runFolder("retiring", "");
    const guard = createGuard(folder);
    const [program, database, redis, port] = await Promise.all([
      buildServer(folder),
      startDatabase(folder),
      startRedis(folder, guard),
      freePort(),
    ]);
    const secret = (): string => randomBytes(32).toString("base64url");
    const encryptionKey = secret();
    const start = (name: string) =>
      startProduct({
        name,
        role: "web",
        program,
        folder,
        guard,
        environment: {
          DEMO: "0",
          HOST: "127.0.0.1",
          PORT: String(port),
          POSTGRES_DSN: database.dsn,
          REDIS_URL: redis.url,
          ADMIN_TOKEN: secret(),
          ENCRYPTION_KEY: encryptionKey,
        },
      });
    const product = start("web");
    const products = [product];
    const sql = postgres(database.dsn, { max: 1 });
    try {
      await untilListening(port, START_WITHIN_MS);
      const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      const both = async (): Promise<string> => `${await ask("/readyz")} ${await ask("/healthz")}`;
      expect(await both()).toBe("200 200");
      const stopped = product.stop();
      // As an orchestrator that is impatient, or a person.
      process.kill(product.pid ?? 0, "SIGTERM");
      const answers: string[] = [];
      for (let open = true; open; await sleep(50))
        open = await both().then(
          (answer) => answers.push(answer) > 0,
          () => false,
        );
      expect(answers).toContain("503 200");
      expect(await stopped).toBe(0);

      // One that waits while another brings the database up to date, which may take hours.
      await sql`select pg_advisory_lock(7310418226)`;
      const waiting = start("waiting");
      products.push(waiting);
      await expect
        .poll(
          () =>
            sql`select 1 from pg_stat_activity where query like '%pg_try_advisory_lock%' and pid <> pg_backend_pid()`,
          { timeout: START_WITHIN_MS },
        )
        .toHaveLength(1);
      expect(await waiting.stop()).toBe(0);
    } finally {
      await Promise.all(products.map((each) => each.stop()));
      await sql.end({ timeout: 1 });
      await Promise.all([database.stop(), redis.stop()]);
      guard.dismiss();
      await rm(folder, { recursive: true, force: true });
    }
  },
  2 * START_WITHIN_MS,
);
