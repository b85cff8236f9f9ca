import type { Database } from "@platform/db";
import type { Hints } from "../hints/index.ts";
import { isAfter, parsePosition, type Position, writePosition } from "./position.ts";
import { presenceEntry } from "./presence.ts";
import { readEvents, readPosition, type Entry, type Scope } from "./readEvents.ts";
import { deleteOldEvents, isKept } from "./retention.ts";
import { createSubscriber, resetAt, type Subscriber } from "./subscriber.ts";

export interface LiveSubscription {
  scope: Scope;
  /** The id of the last event that was received; absent or unknown yields a `reset` first. */
  lastEventId?: string | undefined;
  signal?: AbortSignal | undefined;
}

export interface LiveHub {
  /**
   * Events after a position, then as they happen: nothing missed, nothing twice, what is there at once together. Ends with
   * the signal or the hub.
   */
  subscribe(subscription: LiveSubscription): AsyncGenerator<Entry[], void, undefined>;
  /** Ends every stream. */
  close(): Promise<void>;
}

export interface LiveHubOptions {
  db: Database;
  hints: Hints;
  onTrouble?: (message: string, error: unknown) => void;
  /** The floor where hints get lost. */
  pollMs?: number;
  /** Events a reader may lag behind before it has to load again. */
  bufferLimit?: number;
}

const UNSETTLED_MS = 20;
const RETENTION_LOOK_MS = 60_000;
/** Beyond this a reader is served faster by loading again. */
const REPLAY_LIMIT = 5_000;

/** The one reader of live events in this process, and its fan-out. It reads only while somebody listens. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const { db, hints, onTrouble = () => undefined, bufferLimit = 1_000 } = options;
  const subscribers = new Set<Subscriber>();
  const reader = createReader(options, subscribers);
  const unhint = hints.subscribe("live", () => reader.look());
  const unpresence = hints.subscribe("presence", (hint) => {
    const entry = presenceEntry(hint);
    if (entry !== null) for (const subscriber of subscribers) subscriber.hint(entry);
  });
  const retention = setInterval(() => {
    deleteOldEvents(db.system).catch((error: unknown) =>
      onTrouble("Old live events could not be removed", error),
    );
  }, RETENTION_LOOK_MS);
  retention.unref();
  let closed = false;

  async function* subscribe({
    scope,
    lastEventId,
    signal,
  }: LiveSubscription): AsyncGenerator<Entry[], void, undefined> {
    if (closed || signal?.aborted === true) return;
    // First listen, then replay: what happens in between is in the queue.
    const subscriber = createSubscriber({ scope, limit: bufferLimit });
    const stop = (): void => subscriber.close();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      let reached = await reader.add(subscriber);
      const resumed = lastEventId === undefined ? null : parsePosition(lastEventId);
      if (resumed === null || !(await isKept(db.system, resumed))) {
        yield [resetAt(reached)];
      } else {
        for await (const entries of replay(db, { scope, after: resumed })) {
          const last = entries.at(-1);
          if (last !== undefined && isAfter(last.position, reached)) reached = last.position;
          yield entries;
        }
        if (isAfter(resumed, reached)) reached = resumed;
      }
      yield* follow(subscriber, reached);
    } finally {
      signal?.removeEventListener("abort", stop);
      subscribers.delete(subscriber);
    }
  }

  return {
    subscribe,
    close: async () => {
      closed = true;
      unhint();
      unpresence();
      clearInterval(retention);
      await reader.close();
      for (const subscriber of subscribers) subscriber.close();
    },
  };
}

/** What comes after a position, as it comes. */
async function* follow(subscriber: Subscriber, reached: Position): AsyncGenerator<Entry[]> {
  let told = reached;
  for (let entries = await subscriber.take(); entries !== null; entries = await subscriber.take()) {
    const news = entries.flatMap((entry) => {
      // A hint has no place of its own: who comes back goes on behind what came before it.
      if (entry.event.kind === "presence") return [{ ...entry, id: writePosition(told) }];
      if (entry.event.kind !== "reset" && !isAfter(entry.position, reached)) return [];
      told = entry.position;
      return [entry];
    });
    if (news.length > 0) yield news;
  }
}

/** What a returning reader has missed, page by page; too much is answered by a reset. */
async function* replay(
  db: Database,
  { scope, after }: { scope: Scope; after: Position },
): AsyncGenerator<Entry[]> {
  let position = after;
  for (let read = 0; read < REPLAY_LIMIT;) {
    const batch = await readEvents(db, { after: position, scope });
    if (batch.entries.length > 0) yield batch.entries;
    if (!batch.full) return;
    position = batch.end;
    read += batch.entries.length;
  }
  yield [resetAt(position)];
}

interface Reader {
  look(): void;
  /** Registers a subscriber and says from which position on it will hear everything. */
  add(subscriber: Subscriber): Promise<Position>;
  close(): Promise<void>;
}

function createReader(options: LiveHubOptions, subscribers: Set<Subscriber>): Reader {
  const { db, onTrouble = () => undefined, pollMs = 1_000 } = options;
  let position: Position | null = null;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | null = null;
  let again = false;
  let closed = false;

  const readOn = async (from: Position): Promise<number> => {
    const batch = await readEvents(db, { after: from, scope: "all" });
    position = batch.end;
    if (batch.entries.length > 0) for (const subscriber of subscribers) subscriber.offer(batch.entries);
    return batch.full ? 0 : batch.unsettled ? UNSETTLED_MS : pollMs;
  };
  const look = (): void => {
    clearTimeout(timer);
    if (reading !== null) again = true;
    if (reading !== null || closed || position === null) return;
    if (subscribers.size === 0) {
      position = null;
      return;
    }
    reading = readOn(position)
      .catch((error: unknown) => {
        onTrouble("Live events could not be read", error);
        return pollMs;
      })
      .then((wait) => {
        reading = null;
        if (closed) return;
        timer = setTimeout(look, again ? 0 : wait);
        timer.unref();
        again = false;
      });
  };
  return {
    look,
    add: async (subscriber) => {
      const start = position ?? (await readPosition(db.system));
      // Meanwhile another may have started the reader; whoever is first decides where it stands.
      const from = position ?? start;
      position ??= from;
      subscribers.add(subscriber);
      look();
      return from;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await reading;
    },
  };
}
