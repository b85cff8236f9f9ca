import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort, untilListening } from "@platform/processes";
import { alternate } from "../alternate.ts";
import type { Bench, Contender, Goal } from "../bench.ts";
import { startBareServer } from "../limits/startBareServer.ts";
import { startWorld, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";

const root = resolve(import.meta.dirname, "../../..");
const WITHIN_MS = 240_000;

const BARE = "limit: bare Fastify until it listens";
const BOOT = "product, its database as it left it";
const FIRST = "product, an empty database";
const WARM = "npm start, the demo as it left it";
const FIGURE = "s until it listens";

/** How long it takes until requests are taken. */
export const start: Bench = {
  name: "start",
  run: async ({ rounds }, tell) => {
    const world = await startWorld({ mode: "off" });
    const data = await mkdtemp(join(tmpdir(), "platform-bench-start-"));
    try {
      const rows = await alternate(contendersOf(world, data), { rounds, tell });
      return {
        name: "start",
        title: "until the api, or all of `npm start`, takes requests",
        rows,
        goals: judge(rows, GOALS),
        notes: [
          "`npm start` with runtime, packages and build in place and a demo database of its own; from nothing it is bounded by downloads.",
        ],
      };
    } finally {
      await world.stop();
      await rm(data, { recursive: true, force: true });
    }
  },
};

const GOALS: Goal[] = [
  { text: "boot of the api ≤ 1 s", who: BOOT, figure: FIGURE, atMost: 1 },
  { text: "warm ≤ 6 s", who: WARM, figure: FIGURE, atMost: 6 },
];

function contendersOf({ sql, dsn, boot }: World, data: string): Contender[] {
  let made = 0;
  const database = async (name: string): Promise<string> => {
    await sql.unsafe(`create database ${name}`);
    return Object.assign(new URL(dsn), { pathname: `/${name}` }).href;
  };
  let kept: Promise<string> | undefined;
  return [
    { name: BARE, measure: async () => ({ [FIGURE]: (await bareStart()) / 1000 }) },
    // The round that warms up migrates it.
    {
      name: BOOT,
      measure: async () => ({ [FIGURE]: (await boot(await (kept ??= database("kept")))) / 1000 }),
    },
    {
      name: FIRST,
      measure: async () => ({ [FIGURE]: (await boot(await database(`fresh_${made++}`))) / 1000 }),
    },
    { name: WARM, measure: async () => ({ [FIGURE]: (await npmStart(data)) / 1000 }) },
  ];
}

async function bareStart(): Promise<number> {
  const started = performance.now();
  const server = await startBareServer("bareServer.ts", "whsec_bench");
  const took = performance.now() - started;
  server.stop();
  return took;
}

/** As a person starts it, from this checkout, with files elsewhere; milliseconds until the panel is served. */
async function npmStart(data: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, "scripts/start.mjs")], {
    cwd: root,
    stdio: "ignore",
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: data,
      DATA_DIR: join(data, "data"),
      PORT: String(port),
    },
  });
  const ended = once(child, "exit");
  await Promise.race([
    untilListening(port, WITHIN_MS),
    ended.then(() => Promise.reject(new Error("`npm start` ended before it listened"))),
  ]);
  const took = performance.now() - started;
  child.kill("SIGTERM");
  await ended;
  return took;
}
