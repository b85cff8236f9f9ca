import { fork, type ChildProcess } from "node:child_process";
import { on } from "node:events";
import { join } from "node:path";

export interface ReadersOrder {
  url: string;
  headers: Record<string, string>;
  count: number;
}

/** What the readers' process says. */
export type Heard =
  | { kind: "connected" }
  /** Every reader has heard these news, each at one of these times (`sharedNow`). */
  | { kind: "heard"; news: number; times: number[] }
  | { kind: "failed"; reason: string };

/** So many readers of one stream of events. */
export interface Readers {
  /** When each of them had the next news; rejects if one of them doesn't get them, or a stream breaks. */
  hear(news: number): Promise<number[]>;
  stop(): void;
}

/** A bench that waits for ever is worse than one that fails. */
const PATIENCE_MS = 120_000;

/** What a customer writes, so that the readers know it again. */
export const newsOf = (number: number): string => `novedad ${number}`;

/** Connects them all, in a process of their own. News are asked for one after another. */
export async function startReaders(order: ReadersOrder): Promise<Readers> {
  const child = fork(join(import.meta.dirname, "readers.ts"));
  const words = listen(child);
  child.send(order);
  await until(words, (word) => (word.kind === "connected" ? true : undefined));
  return {
    hear: (news) =>
      until(words, (word) => (word.kind === "heard" && word.news === news ? word.times : undefined)),
    stop: () => child.disconnect(),
  };
}

/** What it says, also what it says before somebody waits for it. */
function listen(child: ChildProcess): AsyncIterator<Heard, undefined> {
  const messages = on(child, "message", { close: ["exit", "disconnect"] });
  return {
    next: async () => {
      const { done, value } = await messages.next();
      const [word] = (value ?? []) as [Heard?];
      return done === true || word === undefined ? { done: true, value: undefined } : { value: word };
    },
  };
}

async function until<T>(
  words: AsyncIterator<Heard, undefined>,
  pick: (word: Heard) => T | undefined,
): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    const reason = new Error(`The readers heard nothing for ${PATIENCE_MS} ms`);
    late = setTimeout(() => reject(reason), PATIENCE_MS);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([words.next(), patience]);
      if (done === true) throw new Error("The readers' process has ended");
      if (value.kind === "failed") throw new Error(value.reason);
      const found = pick(value);
      if (found !== undefined) return found;
    }
  } finally {
    clearTimeout(late);
  }
}
