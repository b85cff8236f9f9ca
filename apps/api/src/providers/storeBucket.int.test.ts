import { createStoreBucket, type StoreBucket, type TakeOptions } from "@platform/integrations/tiendanube";
import { freePort, redisInstalled } from "@platform/processes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectRedis } from "../hints/redis.ts";
import { awakeSince } from "../testing/awake.ts";
import { startRedisServer, type RedisServer } from "../testing/redisServer.ts";
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

/** Whether a request has to wait, for seconds; asked behind it, one of a store with room is through at once. */
async function waits(bucket: StoreBucket, storeId: string, options: TakeOptions = {}): Promise<boolean> {
  const gone = new AbortController();
  const taken = bucket.take(storeId, { ...options, signal: gone.signal }).then(
    () => false,
    () => true,
  );
  await bucket.take(anotherStore());
  gone.abort();
  return taken;
}

/** What every bucket keeps, wherever it counts. Forty places of which four are never used, two free each second. */
function bucketContract(make: () => StoreBucket): void {
  it("lets a burst through at once and paces what follows", async () => {
    const bucket = make();
    const awake = awakeSince();
    const took = await msOf(() => takeMany(bucket, anotherStore(), 39));
    // Three more than are let through at once. All of them paced would take twenty seconds.
    expect(took).toBeGreaterThan(1_490);
    expect(awake()).toBeLessThan(15_000);
  });

  it("is each store's own, and believes it when it says that it is full", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    await bucket.take(storeId);
    bucket.learn(storeId, { size: 40, remaining: 0 });
    expect(await waits(bucket, storeId)).toBe(true);
    expect(await waits(bucket, anotherStore())).toBe(false);
  });

  it("keeps room for a customer's turn while background work fills the bucket", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    bucket.learn(storeId, { size: 40, remaining: 10 });
    expect(await waits(bucket, storeId, { background: true })).toBe(true);
    expect(await waits(bucket, storeId)).toBe(false);
  });

  it("does not believe the store when it says that it is emptier: others may be on their way", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    bucket.learn(storeId, { size: 40, remaining: 0 });
    bucket.learn(storeId, { size: 40, remaining: 40 });
    expect(await waits(bucket, storeId)).toBe(true);
  });

  it("uses the ten times larger bucket of a large plan once it is told of it", async () => {
    const [bucket, storeId] = [make(), anotherStore()];
    bucket.learn(storeId, { size: 400, remaining: 399 });
    // The small one would take two and a half minutes.
    const awake = awakeSince();
    await takeMany(bucket, storeId, 350);
    expect(awake()).toBeLessThan(60_000);
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
      const took = await msOf(async () => {
        await takeMany(web, storeId, 19);
        await takeMany(worker, storeId, 20);
      });
      expect(took).toBeGreaterThan(1_490);
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
      const bucket = createRedisStoreBucket({ redis: lost });
      const awake = awakeSince();
      const took = await msOf(() => takeMany(bucket, anotherStore(), 39));
      expect(took).toBeGreaterThan(1_490);
      expect(awake()).toBeLessThan(15_000);
      lost.disconnect();
    });
  },
);
