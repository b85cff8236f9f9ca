import { setTimeout as sleep } from "node:timers/promises";
import { request } from "undici";
import { alternate } from "../alternate.ts";
import type { Bench, BenchOptions, Contender, Figures, Goal } from "../bench.ts";
import { startBareServer } from "../limits/startBareServer.ts";
import { openDoor } from "../load/door.ts";
import { signInMember } from "../load/signInMember.ts";
import { newsOf, startReaders } from "../load/startReaders.ts";
import { createWebhookMaker } from "../load/webhooks.ts";
import { cpuMs, cpuMsOfAll, peakRssMb, rssMb, sharedNow } from "../processes/usage.ts";
import { startWorld, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const READERS = 1_000;
const NEWS = 20;
const EVERY_MS = 500;

const PRODUCT = "product";
const BARE = "limit: bare Fastify, one write per reader";
const P99 = "ms p99, from the acknowledged webhook to a reader";
const MEMORY = "MB of memory with all readers";

/** A customer's message, then each of the signed-in readers of that store who are told of it. */
export const live: Bench = {
  name: "live",
  run: async (options, tell) => {
    const world = await startWorld({ mode: "off" });
    const bare = await startBareServer("bareStreams.ts");
    const door = openDoor(world.url, 1);
    const readers = Math.ceil(READERS * options.size);
    try {
      const streams: Stream[] = [
        {
          name: BARE,
          url: `${bare.url}/events`,
          headers: {},
          pid: bare.pid,
          publish: (news) => postBare(`${bare.url}/events`, news),
        },
        await streamOfProduct(world, door),
      ];
      const contenders = streams.map((stream): Contender => ({
        name: stream.name,
        measure: () => measure(stream, { readers, world, options }),
      }));
      const rows = await alternate(contenders, { rounds: options.rounds, tell });
      return {
        name: "live",
        title: `one message to ${readers.toLocaleString("en")} signed-in readers of the live view, one process`,
        rows,
        goals: judge(rows, GOALS),
        notes: [
          "All readers are one process, which takes its share: a reader counts as told when that process has read what it was told. They share one session; each is looked after as one of its own.",
        ],
      };
    } finally {
      await door.close();
      bare.stop();
      await world.stop();
    }
  },
};

const GOALS: Goal[] = [
  { text: "p99 ≤ 150 ms (at least 200)", who: PRODUCT, figure: P99, atMost: 150 },
  { text: "memory ≤ 200 MB", who: PRODUCT, figure: MEMORY, atMost: 200 },
  { text: "p99 as a multiple of bare writing", who: PRODUCT, figure: P99, of: { who: BARE, figure: P99 } },
];

interface Stream {
  name: string;
  url: string;
  headers: Record<string, string>;
  pid: number;
  /** Resolves once these news are taken. */
  publish(news: number): Promise<void>;
}

let published = 0;

async function streamOfProduct(world: World, door: ReturnType<typeof openDoor>): Promise<Stream> {
  const headers = await signInMember(world);
  return {
    name: PRODUCT,
    url: `${world.url}/trpc/chats.events`,
    headers,
    pid: world.pid,
    publish: async (news) => {
      const writers = { customers: 1, text: newsOf(news), stores: world.storePhones };
      for (const webhook of createWebhookMaker(world.ycloud, writers).make(1)) await door.post(webhook);
    },
  };
}

/** An event of the length that the product's is. */
async function postBare(url: string, news: number): Promise<void> {
  const event = { kind: "message", message: { text: newsOf(news), rest: "x".repeat(600) } };
  const { body } = await request(url, { method: "POST", body: JSON.stringify(event) });
  await body.dump();
}

async function measure(
  stream: Stream,
  { readers: count, world, options }: { readers: number; world: World; options: BenchOptions },
): Promise<Figures> {
  const connecting = performance.now();
  const readers = await startReaders({ url: stream.url, headers: stream.headers, count });
  const connected = performance.now() - connecting;
  try {
    const used = () => Promise.all([cpuMs(stream.pid), cpuMsOfAll(world.databasePid)]);
    const [before, databaseBefore] = await used();
    const waits: number[] = [];
    const amount = Math.ceil(NEWS * options.size);
    for (let index = 0; index < amount; index += 1) {
      const pause = sleep(EVERY_MS);
      const news = published++;
      await stream.publish(news);
      const acknowledged = sharedNow();
      for (const at of await readers.hear(news)) waits.push(at - acknowledged);
      await pause;
    }
    const [after, databaseAfter] = await used();
    return {
      "ms p50, from the acknowledged webhook to a reader": quantile(waits, 0.5),
      [P99]: quantile(waits, 0.99),
      "ms CPU per message": (after - before) / amount,
      ...(stream.pid === world.pid
        ? { "ms CPU of the database per message": (databaseAfter - databaseBefore) / amount }
        : {}),
      "s until all are connected": connected / 1000,
      [MEMORY]: await rssMb(stream.pid),
      "MB of memory at most": await peakRssMb(stream.pid),
    };
  } finally {
    readers.stop();
  }
}
