/** Small cache for a store's public data, so that one turn's tools don't ask for the same thing twice. */
export interface StoreCache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export interface StoreCacheOptions {
  ttlMs?: number;
  maxEntries?: number;
}

/** Least recently used goes first; entries live 45 s. One per process, shared by all stores: keys name the store. */
export function createStoreCache({ ttlMs = 45_000, maxEntries = 2000 }: StoreCacheOptions = {}): StoreCache {
  const entries = new Map<string, { value: unknown; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.until <= performance.now()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, { value, until: performance.now() + ttlMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
    },
  };
}
