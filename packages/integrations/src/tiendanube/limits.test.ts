import { describe, expect, it } from "vitest";
import { createStoreCache } from "./cache.ts";
import { rateLimitWaitMs } from "./errors.ts";
import { htmlToText } from "./html.ts";
import { createRateLimiter } from "../http/index.ts";

describe("a bucket of requests", () => {
  it("lets a burst through and paces what follows, each store for itself", async () => {
    const limiter = createRateLimiter({ perSecond: 20, burst: 5 });
    const started = performance.now();
    const elapsed = () => performance.now() - started;
    for (let index = 0; index < 5; index += 1) await limiter.take("a");
    expect(elapsed()).toBeLessThan(40);
    await Promise.all([limiter.take("a"), limiter.take("a"), limiter.take("a")]);
    expect(elapsed()).toBeGreaterThan(120);
    const before = elapsed();
    await limiter.take("b");
    expect(elapsed() - before).toBeLessThan(40);
  });

  it("sends away who would wait for longer than they like, each for another moment, and keeps them no place", async () => {
    const limiter = createRateLimiter({ perSecond: 10, burst: 1 });
    await limiter.take("a");
    const waits = await Promise.all([1, 2, 3].map(() => limiter.take("a", { patienceMs: 20 })));
    expect(waits.every((ms) => ms > 20)).toBe(true);
    expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
    expect(new Set(waits.map((ms) => Math.round(ms / 90))).size).toBe(3);
    const before = performance.now();
    expect(await limiter.take("a")).toBe(0);
    expect(performance.now() - before).toBeLessThan(190);
  });

  it("doesn't hold a caller who has given up", async () => {
    const limiter = createRateLimiter({ perSecond: 0.1, burst: 1 });
    await limiter.take("a");
    await expect(limiter.take("a", { signal: AbortSignal.timeout(30) })).rejects.toThrow();
  });
});

it.each([
  [null, 500],
  ["1500", 1500],
  ["3", 500],
  ["90000", 20_000],
  ["1800000004", 4000],
  ["1800000004000", 4000],
  ["soon", 500],
])("a reset of %s means a wait of %s ms", (header, wait) => {
  expect(rateLimitWaitMs(header, 1_800_000_000_000)).toBe(wait);
});

describe("the cache", () => {
  it("forgets the least recently used first, and everything after its time", async () => {
    const cache = createStoreCache({ ttlMs: 40, maxEntries: 2 });
    cache.set("a", 1);
    cache.set("b", null);
    expect(cache.get("a")).toBe(1);
    cache.set("c", 3);
    expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([1, undefined, 3]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(cache.get("a")).toBeUndefined();
  });
});

it("hostile rich text costs no time", () => {
  const started = performance.now();
  for (const bomb of [
    "<".repeat(200_000),
    "<script ".repeat(30_000),
    "&".repeat(200_000),
    `<br ${" ".repeat(200_000)}`,
  ])
    htmlToText(bomb);
  expect(performance.now() - started).toBeLessThan(1000);
});
