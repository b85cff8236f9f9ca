import type { Sql } from "@platform/db";
import type { SendOutcome } from "@platform/integrations/ycloud";
import type { Logger } from "pino";
import { bounded } from "../bounded.ts";
import { jsonText } from "../jsonText.ts";
import { createStoreRooms } from "../storeRooms.ts";
import { released, type ReleasedSend, type SendPayload } from "./payload.ts";
import { settleSend } from "./settleSend.ts";

export type Settlement =
  | Exclude<SendOutcome, { kind: "throttled" }>
  | (Extract<SendOutcome, { kind: "throttled" }> & { retryAfterMs: number })
  /** The store's account is at fault, not the message: it waits for the mend. */
  | { kind: "held"; retryAfterMs: number; code: string; message: string };

export interface Settler {
  /** Messages that have been sent, but the database has not taken yet how that ended. */
  readonly size: number;
  /** Stores how a request ended, and answers what the chat releases next. */
  settle(payload: SendPayload, outcome: Settlement): Promise<ReleasedSend | null>;
  /** What isn't stored after so many milliseconds is tried once more and given up; answers how that is called off. */
  endWithin(ms: number): () => void;
}

/** For the last tries of all. */
const LAST_TRIES_MS = 1_500;
/** Of tries that fail: the first is told, then about one a minute. */
const TELL_EACH = 6;

/** Each request to the provider ends in `settle_send`, once and however long that takes. */
export function createSettler(deps: { sql: Sql; beside: Sql; log: Logger }): Settler {
  const settling = new Set<string>();
  const rooms = createStoreRooms(deps);
  const ending = new AbortController();
  const over = new AbortController();
  return {
    get size() {
      return settling.size;
    },
    settle: async ({ tenantId, messageId, correlationId, attempts: attempt }, outcome) => {
      const store = async (sql: Sql): Promise<ReleasedSend | null> => {
        const askedAt = performance.now();
        const [settled] = await bounded(sql<{ next: SendPayload | null }[]>`
          select settle_send(${messageId}, ${jsonText({ ...outcome, attempt })}::text::jsonb) as next`);
        return released(settled?.next, askedAt);
      };
      const onRefused = (error: unknown, tries: number): void => {
        const line = { err: error, tenantId, messageId, correlationId, tries };
        if (tries % TELL_EACH === 0)
          deps.log.error(line, "The outcome of a send can't be stored; it is tried again");
        else if (tries === 1) deps.log.warn(line, "The outcome of a send could not be stored yet");
      };
      settling.add(messageId);
      try {
        const stored = settleSend((tries) => rooms({ tenantId, isAgain: tries > 0 }, store), {
          ending: ending.signal,
          onRefused,
        });
        return await untilOver(stored, over.signal);
      } finally {
        settling.delete(messageId);
      }
    },
    endWithin: (ms) => {
      const timers = [
        setTimeout(() => ending.abort(), ms),
        setTimeout(() => over.abort(), ms + LAST_TRIES_MS),
      ];
      return () => {
        for (const timer of timers) clearTimeout(timer);
      };
    },
  };
}

/** A hundred last tries of chats that somebody holds would outlive the process. */
function untilOver<T>(work: Promise<T>, over: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void =>
      reject(new Error("The outcome of a send was not stored before the process ended"));
    over.addEventListener("abort", giveUp);
    void work.then(resolve, reject).finally(() => over.removeEventListener("abort", giveUp));
  });
}
