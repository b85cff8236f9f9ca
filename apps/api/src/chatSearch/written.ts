import { hash } from "node:crypto";

/** Those of some minutes; a hundred bytes each. */
const KEPT = 10_000;

/** What this process has written of each row, so that what has not changed since isn't compared by the database again. */
export interface Written {
  /** Forgets everything where another process has written since, or where what was written didn't last. */
  continueFrom(progress: string): void;
  /** Whether a row is not found by this yet; from now on it is. */
  isNews(id: string, foundBy: string): boolean;
  /** What was written until here has been committed. */
  lasts(progress: string): void;
}

export function createWritten(): Written {
  // Hashes: what customers write is not held beyond its use.
  const known = new Map<string, string>();
  let until: string | null = null;
  return {
    continueFrom: (progress) => {
      if (progress !== until) known.clear();
      until = null;
    },
    isNews: (id, foundBy) => {
      const now = hash("sha1", foundBy, "base64");
      if (known.get(id) === now) return false;
      known.delete(id);
      known.set(id, now);
      for (const [oldest] of known) {
        if (known.size <= KEPT) break;
        known.delete(oldest);
      }
      return true;
    },
    lasts: (progress) => {
      until = progress;
    },
  };
}
