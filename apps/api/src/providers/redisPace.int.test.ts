import { createRateLimiter, type RateLimiter } from "@platform/integrations/http";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../nerve/index.ts";
import { freePort, redisInstalled, startRedisServer, type RedisServer } from "../testing/redisServer.ts";
import { until } from "../testing/until.ts";
import { createRedisPace } from "./redisPace.ts";

const LIMIT = { perSecond: 20, burst: 5 };
let keys = 0;
const anotherSender = () => `+54911${(keys += 1)}`;
const msOf = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};
const many = (pace: RateLimiter, key: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => pace.take(key)));

function paceContract(make: () => RateLimiter): void {
  it("lets a burst leave at once and what follows one after the other, each sender for itself", async () => {
    const [pace, key] = [make(), anotherSender()];
    expect(await msOf(() => many(pace, key, 5))).toBeLessThan(100);
    expect(await msOf(() => many(pace, key, 4))).toBeGreaterThan(150);
    expect(await msOf(() => pace.take(anotherSender()))).toBeLessThan(60);
  });

  it("sends away who would wait for long, each for another moment, and keeps them no place", async () => {
    const [pace, key] = [make(), anotherSender()];
    await many(pace, key, 5);
    const waits = await Promise.all(Array.from({ length: 10 }, () => pace.take(key, { patienceMs: 10 })));
    expect(waits.every((ms) => ms > 10)).toBe(true);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(350);
    expect(await msOf(() => pace.take(key))).toBeLessThan(120);
  });

  it("lets go of a caller who has given up", async () => {
    const [pace, key] = [make(), anotherSender()];
    await many(pace, key, 12);
    await expect(pace.take(key, { signal: AbortSignal.timeout(10) })).rejects.toThrow();
    await expect(pace.take(key, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
}

describe("a sender's pace within one process", () => {
  paceContract(() => createRateLimiter(LIMIT));
});

describe.skipIf(!redisInstalled)(
  "a sender's pace over Redis (skipped where redis-server is not installed)",
  () => {
    let server: RedisServer;
    const connections: Redis[] = [];
    const connect = async (url: string, ready = true): Promise<RateLimiter> => {
      const redis = connectRedis(url, () => undefined, { answerMs: 200 });
      connections.push(redis);
      if (ready)
        await until(
          async () => redis.status,
          (status) => status === "ready",
        );
      return createRedisPace({ redis, name: "test", limit: LIMIT });
    };
    let pace: RateLimiter;
    beforeAll(async () => {
      server = await startRedisServer();
      pace = await connect(server.url);
    });
    afterAll(async () => {
      for (const redis of connections) redis.disconnect();
      await server.stop();
    });

    paceContract(() => pace);

    it("is one pace for two processes", async () => {
      const [other, key] = [await connect(server.url), anotherSender()];
      await Promise.all([many(pace, key, 3), many(other, key, 2)]);
      const took = await msOf(() => Promise.all([many(pace, key, 3), many(other, key, 3)]));
      expect(took).toBeGreaterThan(240);
    });

    it("is each process's own while Redis is away, or hangs", async () => {
      const lost = await connect(`redis://127.0.0.1:${await freePort()}`, false);
      expect(await msOf(() => many(lost, "a", 5))).toBeLessThan(100);
      server.pause();
      expect(await msOf(() => many(pace, "b", 5))).toBeLessThan(1_000);
      server.resume();
    });
  },
);
