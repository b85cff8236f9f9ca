import { NoAnswer } from "#lib/errors.ts";

export type SetTimer = (run: () => void, ms: number) => unknown;

/** A request that has no answer by then has lost its connection, whatever the browser still hopes for. */
const ANSWER_MS = 30_000;

/** The live stream may stay up while a request is refused for a moment: nothing would say that it is over. */
export function createRetries(setTimer: SetTimer, retry: (conversationId: string) => void) {
  const failures = new Map<string, number>();
  const pending = new Set<string>();
  return {
    failed(conversationId: string) {
      const count = (failures.get(conversationId) ?? 0) + 1;
      failures.set(conversationId, count);
      if (pending.has(conversationId)) return;
      pending.add(conversationId);
      setTimer(
        () => {
          pending.delete(conversationId);
          retry(conversationId);
        },
        Math.min(30_000, 1_000 * 2 ** count),
      );
    },
    arrived: (conversationId: string) => failures.delete(conversationId),
  };
}

/** Given up, it is asked for again under the same client id: had it arrived, that changes nothing. */
export function answered<Answer>(sent: Promise<Answer>, setTimer: SetTimer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    setTimer(() => reject(new NoAnswer("No answer to a message that was sent")), ANSWER_MS);
    sent.then(resolve, reject);
  });
}
