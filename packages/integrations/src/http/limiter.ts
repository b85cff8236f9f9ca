import { setTimeout as sleep } from "node:timers/promises";

/** Keeps the requests of each key within its bucket. Redis can implement it for several processes. */
export interface RateLimiter {
  /**
   * Resolves with 0 when a request of this key may leave; rejects with the signal's reason. Where that is further away
   * than `patienceMs`, resolves at once with the milliseconds after which to ask again, and keeps no place.
   */
  take(key: string, options?: TakeTurn): Promise<number>;
}

export interface TakeTurn {
  patienceMs?: number;
  signal?: AbortSignal | undefined;
}

export interface RateLimiterOptions {
  perSecond: number;
  burst: number;
}

interface Bucket {
  /** When what was let through has left it. */
  emptyAt: number;
  /** When those sent away may come again, one after the other, so that they don't all come at once. */
  againAt: number;
}

const MAX_KEYS = 10_000;

/**
 * A leaky bucket per key in this process: each key keeps the one instant at which its bucket will
 * be empty. Callers are let through in the order in which they came.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const intervalMs = 1000 / options.perSecond;
  const depthMs = intervalMs * options.burst;
  const buckets = new Map<string, Bucket>();

  function bucketOf(key: string, now: number): Bucket {
    const known = buckets.get(key) ?? { emptyAt: 0, againAt: 0 };
    buckets.set(key, known);
    if (buckets.size > MAX_KEYS) {
      for (const [other, { emptyAt }] of buckets) if (emptyAt <= now) buckets.delete(other);
    }
    return known;
  }

  return {
    async take(key, { patienceMs = Number.POSITIVE_INFINITY, signal } = {}) {
      signal?.throwIfAborted();
      const now = performance.now();
      const bucket = bucketOf(key, now);
      const reserved = Math.max(bucket.emptyAt, now) + intervalMs;
      const waitMs = reserved - depthMs - now;
      if (waitMs > patienceMs) {
        bucket.againAt = Math.max(bucket.againAt, now + waitMs) + intervalMs;
        return Math.ceil(bucket.againAt - now);
      }
      bucket.emptyAt = reserved;
      if (waitMs > 0) await sleep(waitMs, undefined, signal ? { signal } : {});
      return 0;
    },
  };
}
