/** What a search found: products in their order, and the revision of the store's search that they were found under. */
export interface Found {
  revision: string;
  ids: string[];
}

export interface SearchMemory {
  get(key: string): Found | undefined;
  set(key: string, found: Found): void;
}

export interface SearchMemoryOptions {
  maxEntries?: number;
  maxBytes?: number;
}

/** Longer ones are nobody's repeated question. */
const LONGEST_KEY = 500;

/**
 * What was found last, of all stores: keys name the store. Nothing in it is ever trusted for itself, the database says
 * whether its revision still stands. Least recently used goes first.
 */
export function createSearchMemory({
  maxEntries = 2_000,
  maxBytes = 1_000_000,
}: SearchMemoryOptions = {}): SearchMemory {
  const kept = new Map<string, Found>();
  let bytes = 0;
  const drop = (key: string): void => {
    const found = kept.get(key);
    if (found === undefined) return;
    kept.delete(key);
    bytes -= sizeOf(key, found);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    set(key, found) {
      drop(key);
      if (key.length > LONGEST_KEY) return;
      kept.set(key, found);
      bytes += sizeOf(key, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= maxEntries && bytes <= maxBytes) break;
        drop(oldest);
      }
    },
  };
}

/** Roughly: what V8 takes for the texts, the list and the entry. */
function sizeOf(key: string, { revision, ids }: Found): number {
  const texts = [key, revision, ...ids];
  return 150 + texts.reduce((sum, text) => sum + 24 + text.length * 2, 0);
}
