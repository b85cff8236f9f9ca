import { describe, expect, it, vi } from "vitest";
import { createStoreCache } from "./cache.ts";
import { rateLimitWaitMs } from "./errors.ts";
import { htmlToText } from "./html.ts";
import { createRateLimiter } from "../http/index.ts";

describe("a bucket of requests", () => {
  it("lets a burst through, each store for itself", async () => {
    const limiter = createRateLimiter({ perSecond: 1 / 60, burst: 5 });
    const ask = (key: string) => limiter.take(key, { patienceMs: 0 });
    for (let index = 0; index < 5; index += 1) expect(await ask("a")).toBe(0);
    expect(await ask("a")).toBeGreaterThan(50_000);
    expect(await ask("b")).toBe(0);
  });

  it("paces what follows", async () => {
    const limiter = createRateLimiter({ perSecond: 20, burst: 5 });
    const started = performance.now();
    await Promise.all(Array.from({ length: 8 }, () => limiter.take("a")));
    expect(performance.now() - started).toBeGreaterThan(140);
  });

  it("sends away who would wait for longer than they like, each for another moment, and keeps them no place", async () => {
    const limiter = createRateLimiter({ perSecond: 0.5, burst: 1 });
    await limiter.take("a");
    const waits = await Promise.all(Array.from({ length: 12 }, () => limiter.take("a", { patienceMs: 20 })));
    expect(waits.every((ms) => ms > 20)).toBe(true);
    expect(new Set(waits.map((ms) => Math.round(ms / 1_900))).size).toBe(12);
    // Behind all of those it would be twenty-six seconds.
    expect(await limiter.take("a", { patienceMs: 18_000 })).toBe(0);
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
  it("forgets the least recently used first, and everything after its time", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const cache = createStoreCache({ ttlMs: 40, maxEntries: 2 });
    cache.set("a", 1);
    cache.set("b", null);
    expect(cache.get("a")).toBe(1);
    cache.set("c", 3);
    expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([1, undefined, 3]);
    cache.set("a", 1);
    vi.advanceTimersByTime(39);
    expect(cache.get("a")).toBe(1);
    vi.advanceTimersByTime(1);
    expect(cache.get("a")).toBeUndefined();
    vi.useRealTimers();
  });
});

it("hostile rich text costs no time", () => {
  // Of our own time: a busy machine's says nothing.
  const before = process.cpuUsage();
  for (const bomb of [
    "<".repeat(200_000),
    "<script ".repeat(30_000),
    "&".repeat(200_000),
    `<br ${" ".repeat(200_000)}`,
  ])
    htmlToText(bomb);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
});
