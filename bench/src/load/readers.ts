import { Agent, get, type IncomingMessage } from "node:http";
import { sharedNow } from "../processes/usage.ts";
import type { Heard, ReadersOrder } from "./startReaders.ts";

/**
 * Readers of server-sent events in a process of their own, so that what they take of it is not the receiving process's. Tells
 * when all of them are connected, and of each news when each of them had it. Ends with the process that started it.
 */
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
/** Of each news, when each reader had it first. */
const heard = new Map<number, Map<number, number>>();
let readers = 0;
let connected = 0;

const tell = (word: Heard): void => void process.send?.(word);
const fail = (reason: string): void => tell({ kind: "failed", reason });

function connect(reader: number, { url, headers }: ReadersOrder): void {
  get(url, { agent, headers }, (response) => {
    if (response.statusCode === 200) read(reader, response);
    else fail(`A reader was answered ${response.statusCode}`);
  }).on("error", ({ message }) => fail(message));
}

function read(reader: number, response: IncomingMessage): void {
  let rest = "";
  response.setEncoding("utf8");
  response.on("data", (chunk: string) => {
    const at = sharedNow();
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) take(block, { reader, at });
  });
  response.on("end", () => fail("A reader's stream ended"));
}

function take(block: string, had: { reader: number; at: number }): void {
  if (block.includes('"kind":"reset"') && ++connected === readers) tell({ kind: "connected" });
  // The chat's own event has the same words under another name.
  const [, news] = /"text":"novedad (\d+)"/.exec(block) ?? [];
  if (news !== undefined) note(Number(news), had);
}

function note(news: number, { reader, at }: { reader: number; at: number }): void {
  const times = heard.get(news) ?? new Map<number, number>();
  heard.set(news, times);
  // A message whose state changed is told again.
  if (times.has(reader)) return;
  times.set(reader, at);
  if (times.size === readers) tell({ kind: "heard", news, times: [...times.values()] });
}

process.on("message", (order: ReadersOrder) => {
  readers = order.count;
  for (let reader = 0; reader < readers; reader += 1) connect(reader, order);
});
process.on("disconnect", () => process.exit(0));
