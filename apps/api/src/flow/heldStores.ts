/** Until then a store's events are kept away from everybody else's, unless one of its own is stored before. */
const APART_MS = 10_000;

export interface HeldStores {
  has(tenantId: string | null): boolean;
  /** Somebody's open transaction holds a row of it. */
  note(tenantId: string | null): void;
  /** What it holds was let go. */
  forget(tenantId: string | null): void;
}

/** The stores of whose rows one was held just now: a statement that touches it waits, with all that it was to store. */
export function createHeldStores(now: () => number = () => performance.now()): HeldStores {
  const until = new Map<string, number>();
  return {
    has: (tenantId) => tenantId !== null && (until.get(tenantId) ?? 0) > now(),
    note: (tenantId) => {
      if (tenantId !== null) until.set(tenantId, now() + APART_MS);
    },
    forget: (tenantId) => {
      if (tenantId !== null) until.delete(tenantId);
    },
  };
}
