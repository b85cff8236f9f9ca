import type { LiveEvent } from "@platform/contract";
import type { Credentials } from "./startApi.ts";

export interface Stream {
  status: number;
  connected: boolean;
  events: { id: string; data: LiveEvent }[];
  /** Resolves when the server ends it. */
  ended: Promise<void>;
  stop(): void;
}

/** Five seconds are promised. A busy machine adds its own, and the product's next longer period is fifteen. Held to `awakeSince()`. */
export const SOON_MS = 14_000;

/** A reader of server-sent events as a script writes it: over fetch, with headers. */
export async function openStream(url: string, credentials: Credentials): Promise<Stream> {
  const aborter = new AbortController();
  const response = await fetch(url, { headers: credentials, signal: aborter.signal });
  const stream: Stream = {
    status: response.status,
    connected: false,
    events: [],
    ended: Promise.resolve(),
    stop: () => aborter.abort(),
  };
  const { body } = response;
  if (body !== null) stream.ended = readAll(body, stream).catch(() => undefined);
  return stream;
}

async function readAll(body: ReadableStream<Uint8Array>, stream: Stream): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) take(block, stream);
  }
}

function take(block: string, stream: Stream): void {
  const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  if (field("event") === "connected") stream.connected = true;
  const id = field("id");
  if (id !== undefined) stream.events.push({ id, data: JSON.parse(field("data") ?? "null") as LiveEvent });
}
