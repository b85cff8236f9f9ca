import type { Entry, Scope } from "./readEvents.ts";
import { writePosition, type Position } from "./position.ts";

const RESET_JSON = JSON.stringify({ kind: "reset" });

export function resetAt(position: Position): Entry {
  return { id: writePosition(position), position, tenantId: "", event: { kind: "reset" }, json: RESET_JSON };
}

/** One reader's queue: bounded, because a browser that doesn't read must not fill the server. */
export interface Subscriber {
  offer(entries: readonly Entry[]): void;
  /** Something that is true for seconds and may get lost. */
  hint(entry: Entry): void;
  /** Waits for the next entries; null once closed. */
  take(): Promise<Entry[] | null>;
  close(): void;
}

export function createSubscriber({ scope, limit }: { scope: Scope; limit: number }): Subscriber {
  const tenants = scope === "all" ? null : new Set(scope.tenantIds);
  let queue: Entry[] = [];
  let hints: Entry[] = [];
  let closed = false;
  let wake: (() => void) | null = null;
  const stir = (): void => {
    wake?.();
    wake = null;
  };
  return {
    offer: (entries) => {
      for (const entry of entries) if (tenants === null || tenants.has(entry.tenantId)) queue.push(entry);
      const last = queue.at(-1);
      if (queue.length > limit && last !== undefined) queue = [resetAt(last.position)];
      if (queue.length > 0) stir();
    },
    hint: (entry) => {
      if ((tenants !== null && !tenants.has(entry.tenantId)) || hints.length >= limit) return;
      hints.push(entry);
      stir();
    },
    take: async () => {
      while (queue.length + hints.length === 0 && !closed)
        await new Promise<void>((resolve) => (wake = resolve));
      if (closed) return null;
      const taken = [...queue, ...hints];
      queue = [];
      hints = [];
      return taken;
    },
    close: () => {
      closed = true;
      stir();
    },
  };
}
