import type { YCloudSimulator } from "@platform/simulator";

const PATIENCE_MS = 120_000;

/** Who waits for the store's answer. */
export interface Replies {
  /** Resolves when the provider has taken the next message to this customer; rejects if none comes. */
  next(customer: string): Promise<void>;
  close(): void;
}

export function watchReplies(ycloud: YCloudSimulator): Replies {
  const waiting = new Map<string, () => void>();
  const stop = ycloud.chats.subscribe((change) => {
    if (change.kind === "entry" && change.entry.side === "shop") waiting.get(change.entry.customer)?.();
  });
  return {
    next: (customer) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`A customer got no answer within ${PATIENCE_MS} ms`)),
          PATIENCE_MS,
        );
        waiting.set(customer, () => {
          waiting.delete(customer);
          clearTimeout(late);
          resolve();
        });
      }),
    close: stop,
  };
}
