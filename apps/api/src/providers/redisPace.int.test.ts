import { createRateLimiter, type RateLimiter, type RateLimiterOptions } from "@platform/integrations/http";
import { freePort, redisInstalled } from "@platform/processes";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../hints/index.ts";
import { startRedisServer, type RedisServer } from "../testing/redisServer.ts";
import { until } from "../testing/until.ts";
import { createRedisPace } from "./redisPace.ts";

/** What follows a burst waits for minutes, so that a busy machine's moments don't count. */
const SLOW = { perSecond: 1 / 600, burst: 5 };
const FAST = { perSecond: 20, burst: 5 };
let keys = 0;
const anotherSender = () => `+54911${(keys += 1)}`;
const many = (pace: RateLimiter, key: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => pace.take(key)));
/** 0 where a message may leave now, else when to ask again. */
const ask = (pace: RateLimiter, key: string) => pace.take(key, { patienceMs: 0 });

function paceContract(make: (limit: RateLimiterOptions) => RateLimiter): void {
  it("lets a burst leave at once, each sender for itself", async () => {
    const [pace, key] = [make(SLOW), anotherSender()];
    for (let n = 0; n < SLOW.burst; n += 1) expect(await ask(pace, key)).toBe(0);
    expect(await ask(pace, key)).toBeGreaterThan(50_000);
    expect(await ask(pace, anotherSender())).toBe(0);
  });

  it("lets what follows leave one after the other", async () => {
    const [pace, key] = [make(FAST), anotherSender()];
    const started = performance.now();
    await many(pace, key, 5);
    await many(pace, key, 4);
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it("sends away who would wait for long, each for another moment, and keeps them no place", async () => {
    const [pace, key] = [make({ ...SLOW, burst: 1 }), anotherSender()];
    await pace.take(key);
    const waits = await Promise.all(Array.from({ length: 12 }, () => ask(pace, key)));
    expect(waits.every((ms) => ms > 0)).toBe(true);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(6_000_000);
    // Ten minutes from here is its place; behind all of those it would be two hours, and it would be sent away.
    const gone = new AbortController();
    const next = pace.take(key, { patienceMs: 900_000, signal: gone.signal });
    await ask(pace, anotherSender());
    gone.abort();
    await expect(next).rejects.toThrow();
  });

  it("lets go of a caller who has given up", async () => {
    const [pace, key] = [make(SLOW), anotherSender()];
    await many(pace, key, 5);
    await expect(pace.take(key, { signal: AbortSignal.timeout(10) })).rejects.toThrow();
    await expect(pace.take(key, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
}

describe("a sender's pace within one process", () => {
  paceContract(createRateLimiter);
});

describe.skipIf(!redisInstalled)(
  "a sender's pace over Redis (skipped where redis-server is not installed)",
  () => {
    let server: RedisServer;
    const connections: Redis[] = [];
    const connect = (url: string, answerMs?: number): Redis => {
      const redis = connectRedis(url, () => undefined, answerMs === undefined ? {} : { answerMs });
      connections.push(redis);
      return redis;
    };
    const connected = async (answerMs?: number): Promise<Redis> => {
      const redis = connect(server.url, answerMs);
      await until(
        async () => redis.status,
        (status) => status === "ready",
      );
      return redis;
    };
    const paceOver = (redis: Redis, limit: RateLimiterOptions = SLOW): RateLimiter =>
      createRedisPace({ redis, name: "test", limit });
    let redis: Redis;
    beforeAll(async () => {
      server = await startRedisServer();
      redis = await connected();
    });
    afterAll(async () => {
      for (const each of connections) each.disconnect();
      await server.stop();
    });

    paceContract((limit) => paceOver(redis, limit));

    it("is one pace for two processes", async () => {
      const [pace, other, key] = [paceOver(redis), paceOver(await connected()), anotherSender()];
      await Promise.all([many(pace, key, 3), many(other, key, 2)]);
      expect(await ask(pace, key)).toBeGreaterThan(50_000);
      expect(await ask(other, key)).toBeGreaterThan(50_000);
    });

    it("is each process's own while Redis is away, or hangs", async () => {
      const lost = paceOver(connect(`redis://127.0.0.1:${await freePort()}`));
      await many(lost, "a", 5);
      expect(await ask(lost, "a")).toBeGreaterThan(50_000);
      const hung = paceOver(await connected(200));
      server.pause();
      await many(hung, "b", 5);
      expect(await ask(hung, "b")).toBeGreaterThan(50_000);
      server.resume();
    });
  },
);
