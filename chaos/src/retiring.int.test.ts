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
import { expect, it } from "vitest";
import { startDatabase } from "./processes/database.ts";

const START_WITHIN_MS = 120_000;

it.skipIf(!redisInstalled)(
  "R15: one of several processes is not ready before it stops listening, whatever NODE_ENV says",
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
    const product = startProduct({
      name: "web",
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
        ENCRYPTION_KEY: secret(),
      },
    });
    try {
      await untilListening(port, START_WITHIN_MS);
      const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      const both = async (): Promise<string> => `${await ask("/readyz")} ${await ask("/healthz")}`;
      expect(await both()).toBe("200 200");
      const stopped = product.stop();
      const answers: string[] = [];
      for (let open = true; open; await sleep(50))
        open = await both().then(
          (answer) => answers.push(answer) > 0,
          () => false,
        );
      expect(answers).toContain("503 200");
      expect(await stopped).toBe(0);
    } finally {
      await product.stop();
      await Promise.all([database.stop(), redis.stop()]);
      guard.dismiss();
      await rm(folder, { recursive: true, force: true });
    }
  },
  2 * START_WITHIN_MS,
);
