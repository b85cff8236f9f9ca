import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import type { Entry } from "../live/index.ts";

const PING_MS = 15_000;
const CLIENT = JSON.stringify({ reconnectAfterInactivityMs: 40_000 });

/** Writes events in tRPC's form of server-sent events, until they end or the reader is gone. */
export async function writeEventStream(reply: FastifyReply, news: AsyncIterable<Entry[]>): Promise<void> {
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream",
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    connection: "keep-alive",
  });
  raw.write(`event: connected\ndata: ${CLIENT}\n\n`);
  const ping = setInterval(() => raw.write("event: ping\ndata: \n\n"), PING_MS);
  try {
    for await (const entries of news) {
      // Together, as each write is a call of the system for each reader.
      const text = entries.map(({ id, json }) => `id: ${id}\ndata: ${json}\n\n`).join("");
      // A reader that doesn't read is waited for; its events gather in its own bounded queue.
      if (!raw.write(text)) await drained(raw);
      if (raw.destroyed) break;
    }
    raw.write("event: return\ndata: \n\n");
  } catch (error) {
    reply.log.error({ err: error }, "A live stream broke off");
  } finally {
    clearInterval(ping);
    raw.end();
  }
}

async function drained(raw: ServerResponse): Promise<void> {
  if (raw.destroyed) return;
  const settled = new AbortController();
  try {
    await Promise.race([
      once(raw, "drain", { signal: settled.signal }),
      once(raw, "close", { signal: settled.signal }),
    ]);
  } finally {
    settled.abort();
  }
}
