import { setTimeout as sleep } from "node:timers/promises";

export interface Watcher {
  /** What was seen, in the order in which it came: the id of each event, and its text. */
  seen: { id: string; data: string }[];
  /** How often it had to connect again. */
  reconnected(): number;
  stop(): Promise<void>;
}

/** Watches the live view as a browser does: connects again, and goes on where it was. */
export function watchEvents(url: string, token: string): Watcher {
  const seen: Watcher["seen"] = [];
  const left = new AbortController();
  let connections = 0;
  const watch = async (): Promise<void> => {
    while (!left.signal.aborted) {
      connections += 1;
      await readOnce(url, { token, seen, signal: left.signal }).catch(() => undefined);
      await sleep(50);
    }
  };
  const watching = watch();
  return {
    seen,
    reconnected: () => connections - 1,
    stop: async () => {
      left.abort();
      await watching;
    },
  };
}

async function readOnce(
  url: string,
  input: { token: string; seen: Watcher["seen"]; signal: AbortSignal },
): Promise<void> {
  const { token, seen, signal } = input;
  const last = seen.at(-1)?.id;
  const response = await fetch(`${url}/trpc/chats.events?input=%7B%7D`, {
    headers: { authorization: `Bearer ${token}`, ...(last === undefined ? {} : { "last-event-id": last }) },
    signal,
  });
  if (!response.ok || response.body === null) throw new Error(`${response.status}`);
  let text = "";
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const id = /^id: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (id !== undefined && data !== undefined) seen.push({ id, data });
    }
  }
}
