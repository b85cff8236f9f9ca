import { createStoreBucket, type StoreBucket } from "@platform/integrations/tiendanube";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../nerve/redis.ts";
import { freePort, redisInstalled, startRedisServer, type RedisServer } from "../testing/redisServer.ts";
import { until } from "../testing/until.ts";
import { createRedisStoreBucket } from "./redisStoreBucket.ts";

let stores = 0;
const anotherStore = (): string => `store-${(stores += 1)}`;

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const takeMany = async (bucket: StoreBucket, storeId: string, count: number) => {
  for (let index = 0; index < count; index += 1) await bucket.take(storeId);
};

/** What every bucket keeps, wherever it counts. Forty places of which four are never used, two free each second. */
function bucketContract(make: () => StoreBucket): void {
  it("lets a burst through at once and paces what follows, each store for itself", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    expect(await msOf(() => takeMany(bucket, storeId, 36))).toBeLessThan(400);
    const next = await msOf(() => takeMany(bucket, storeId, 2));
    expect(next).toBeGreaterThan(600);
    expect(next).toBeLessThan(1_600);
    expect(await msOf(() => bucket.take(anotherStore()))).toBeLessThan(200);
  });

  it("keeps room for a customer's turn while background work fills the bucket", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    for (let index = 0; index < 20; index += 1) await bucket.take(storeId, { background: true });
    const waiting = msOf(() => bucket.take(storeId, { background: true }));
    expect(await msOf(() => takeMany(bucket, storeId, 12))).toBeLessThan(300);
    expect(await waiting).toBeGreaterThan(300);
  });

  it("believes the store when it says that the bucket is fuller", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    await bucket.take(storeId);
    bucket.learn(storeId, { size: 40, remaining: 3 });
    const wait = await msOf(() => bucket.take(storeId));
    expect(wait).toBeGreaterThan(700);
    expect(wait).toBeLessThan(1_500);
  });

  it("does not believe it when it says that it is emptier: others may be on their way", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    await takeMany(bucket, storeId, 36);
    bucket.learn(storeId, { size: 40, remaining: 40 });
    expect(await msOf(() => bucket.take(storeId))).toBeGreaterThan(300);
  });

  it("uses the ten times larger bucket of a large plan once it is told of it", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    bucket.learn(storeId, { size: 400, remaining: 399 });
    expect(await msOf(() => takeMany(bucket, storeId, 350))).toBeLessThan(3_000);
  });

  it("lets go of a caller who has given up, also while waiting", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    bucket.learn(storeId, { size: 40, remaining: 0 });
    await expect(bucket.take(storeId, { signal: AbortSignal.timeout(50) })).rejects.toThrow();
    await expect(bucket.take(storeId, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
}

describe("the bucket within one process", () => {
  bucketContract(createStoreBucket);
});

describe.skipIf(!redisInstalled)(
  "the bucket over Redis (skipped where redis-server is not installed)",
  () => {
    let server: RedisServer;
    let redis: ReturnType<typeof connectRedis>;
    beforeAll(async () => {
      server = await startRedisServer();
      redis = connectRedis(server.url, () => undefined);
      await until(
        async () => redis.status,
        (status) => status === "ready",
      );
    });
    afterAll(async () => {
      redis.disconnect();
      await server.stop();
    });

    bucketContract(() => createRedisStoreBucket({ redis }));

    it("is one bucket for two processes", async () => {
      const other = connectRedis(server.url, () => undefined);
      await expect.poll(() => other.status).toBe("ready");
      const [web, worker] = [createRedisStoreBucket({ redis }), createRedisStoreBucket({ redis: other })];
      const storeId = anotherStore();
      await takeMany(web, storeId, 18);
      await takeMany(worker, storeId, 18);
      expect(await msOf(() => web.take(storeId))).toBeGreaterThan(300);
      other.disconnect();
    });

    it("forgets stores that nobody asks any more", async () => {
      const storeId = anotherStore();
      await createRedisStoreBucket({ redis }).take(storeId);
      const ttl = await redis.pttl(`platform:store-bucket:${storeId}`);
      expect(ttl).toBeGreaterThan(0);
      expect(ttl).toBeLessThan(120_000);
    });

    it("counts by itself while Redis is away", async () => {
      const lost = connectRedis(`redis://127.0.0.1:${await freePort()}`, () => undefined);
      const [bucket, storeId] = [createRedisStoreBucket({ redis: lost }), anotherStore()];
      expect(await msOf(() => takeMany(bucket, storeId, 36))).toBeLessThan(1_000);
      expect(await msOf(() => bucket.take(storeId))).toBeGreaterThan(200);
      lost.disconnect();
    });
  },
);
