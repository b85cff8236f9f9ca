import { setTimeout as sleep } from "node:timers/promises";

/** Keeps the requests of each key within its bucket. Redis can implement it for several processes. */
export interface RateLimiter {
  /** Resolves when a request of this key may leave; rejects with the signal's reason. */
  take(key: string, signal?: AbortSignal): Promise<void>;
}

export interface RateLimiterOptions {
  perSecond: number;
  burst: number;
}

const MAX_KEYS = 10_000;

/**
 * A leaky bucket per key in this process: each key keeps the one instant at which its bucket will
 * be empty. Callers are let through in the order in which they came.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const intervalMs = 1000 / options.perSecond;
  const depthMs = intervalMs * options.burst;
  const emptyAt = new Map<string, number>();

  return {
    async take(key, signal) {
      signal?.throwIfAborted();
      const now = performance.now();
      const reserved = Math.max(emptyAt.get(key) ?? 0, now) + intervalMs;
      emptyAt.set(key, reserved);
      if (emptyAt.size > MAX_KEYS) {
        for (const [other, at] of emptyAt) if (at <= now) emptyAt.delete(other);
      }
      const waitMs = reserved - depthMs - now;
      if (waitMs > 0) await sleep(waitMs, undefined, signal ? { signal } : {});
    },
  };
}
