import { setTimeout as sleep } from "node:timers/promises";

/** What a store said of its bucket with an answer. */
export interface BucketNews {
  /** `x-rate-limit-limit`: 40, or 400 on the large plans. */
  size: number;
  /** `x-rate-limit-remaining`. */
  remaining: number;
}

export interface TakeOptions {
  /** Work that nobody waits for leaves room for a customer's turn. */
  background?: boolean;
  signal?: AbortSignal | undefined;
}

/**
 * Keeps the requests of each store within its bucket, whoever sends them. The store's own is 40 requests that leak
 * two a second, ten times that on the large plans. Source: Tiendanube API documentation, "Rate limits".
 */
export interface StoreBucket {
  /** Resolves when a request of this store may leave; rejects with the signal's reason. */
  take(storeId: string, options?: TakeOptions): Promise<void>;
  /** Never throws and never waits. */
  learn(storeId: string, news: BucketNews): void;
}

/** The whole arithmetic, so that a bucket in another place can do the same. */
export const BUCKET = {
  size: 40,
  /** A full bucket empties in this time, whatever its size. */
  emptiesInMs: 20_000,
  /** Never used: requests may arrive closer together than they left. */
  margin: 4,
  /** What background work leaves to others, of every 40. */
  reserve: 16,
} as const;

interface Level {
  size: number;
  level: number;
  at: number;
}

const MAX_STORES = 10_000;

/** Up to where a bucket of this size may be filled. */
export function usable(size: number, background: boolean): number {
  return size - BUCKET.margin - (background ? (BUCKET.reserve * size) / BUCKET.size : 0);
}

/** The bucket of one process. Callers of a store are let through in the order in which they came. */
export function createStoreBucket(): StoreBucket {
  const stores = new Map<string, Level>();

  function leak(storeId: string): Level {
    const now = performance.now();
    const known = stores.get(storeId) ?? { size: BUCKET.size, level: 0, at: now };
    const leaked = ((now - known.at) * known.size) / BUCKET.emptiesInMs;
    const state = { size: known.size, level: Math.max(0, known.level - leaked), at: now };
    stores.set(storeId, state);
    if (stores.size > MAX_STORES) {
      for (const [other, { at }] of stores) if (now - at > BUCKET.emptiesInMs) stores.delete(other);
    }
    return state;
  }

  return {
    async take(storeId, { background = false, signal } = {}) {
      signal?.throwIfAborted();
      const state = leak(storeId);
      state.level += 1;
      const over = state.level - usable(state.size, background);
      if (over > 0)
        await sleep((over * BUCKET.emptiesInMs) / state.size, undefined, signal ? { signal } : {});
    },
    learn(storeId, { size, remaining }) {
      const state = leak(storeId);
      // Their count is of what has arrived; ours may know more, never less.
      state.level = Math.max(state.level, size - remaining);
      state.size = size;
    },
  };
}

/** The answer's own words about the bucket; null where they are missing or make no sense. */
export function bucketNews(headers: Headers): BucketNews | null {
  const [size, remaining] = ["x-rate-limit-limit", "x-rate-limit-remaining"].map((name) => {
    const value = headers.get(name)?.trim() ?? "";
    return /^\d{1,6}$/.test(value) ? Number(value) : null;
  });
  if (size == null || remaining == null || size < 10 || remaining > size) return null;
  return { size, remaining };
}
