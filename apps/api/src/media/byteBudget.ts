/** What this process may hold of files at once, so that many large ones at a time don't fill its memory. */
export interface ByteBudget {
  open(): ByteShare;
}

/** One file's part of the budget, from its first byte until it is let go. */
export interface ByteShare {
  /** Resolves when so much more may be held. The share that was opened first never waits: there is always an end. */
  grow(bytes: number): Promise<void>;
  release(): void;
}

export function createByteBudget(maxBytes: number): ByteBudget {
  /** In the order in which they were opened. */
  const held = new Map<symbol, number>();
  const waiting = new Set<() => void>();
  let used = 0;

  const mayGrow = (share: symbol, bytes: number): boolean =>
    used + bytes <= maxBytes || held.keys().next().value === share;
  const wakeAll = (): void => {
    for (const wake of waiting) wake();
    waiting.clear();
  };

  return {
    open: () => {
      const share = Symbol("share");
      held.set(share, 0);
      return {
        grow: async (bytes) => {
          while (held.has(share) && !mayGrow(share, bytes))
            await new Promise<void>((resolve) => waiting.add(resolve));
          if (!held.has(share)) return;
          held.set(share, (held.get(share) ?? 0) + bytes);
          used += bytes;
        },
        release: () => {
          used -= held.get(share) ?? 0;
          held.delete(share);
          wakeAll();
        },
      };
    },
  };
}
