import { setTimeout as sleep } from "node:timers/promises";
import { alternate } from "../alternate.ts";
import type { Bench, BenchOptions, Figures, Goal } from "../bench.ts";
import type { SdkWork } from "../limits/bareSdk.ts";
import { openLine, type Line } from "../load/line.ts";
import { atSteadyRate, inTurns } from "../load/pace.ts";
import { ASKED_ANEW, askAnewByTurns, sellFrom } from "../load/salesModel.ts";
import type { Webhook } from "../load/webhooks.ts";
import { startCaller, type Caller } from "../processes/startCaller.ts";
import { cpuMs, cpuMsOfAll, peakRssMb } from "../processes/usage.ts";
import { startWorld, UNBOUNDED, untilMirrored, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const AT_ONCE = 8;
/** WhatsApp takes eighty messages a second of one number, and so much alone would leave. */
const STORES = 8;
const CUSTOMERS = 400;
const TURNS = 400;
const TURNS_ALONE = 60;
const STEADY_SECONDS = 5;

const PRODUCT = "product";
const SDK = "limit: bare openai SDK, the same calls";
const RATE = `answered per second, ${AT_ONCE} at once`;
const CPU = "ms CPU each";
const ALONE = "ms p50, one at once";
const QUIET = "ms p50 at 2/s";
const STEADY = "ms p99 at 10/s";
const MEMORY = "MB of memory at most";
const TRANSACTIONS = "database transactions each";

/** A webhook, then the reply at the provider: one tool round over the mirrored catalogue, fact check included. */
export const turn: Bench = {
  name: "turn",
  run: async (options, tell) => {
    const world = await startWorld(UNBOUNDED, { stores: STORES, shops: STORES });
    const sdk = await startCaller<SdkWork>("limits/bareSdk.ts", world.model.baseUrl);
    const line = openLine(world, CUSTOMERS);
    try {
      await untilMirrored(world);
      world.model.setScript(sellFrom(askAnewByTurns("remera")));
      const calls = await callsOfOneTurn(world, line);
      const contenders = [
        { name: SDK, measure: () => measureSdk(world, { sdk, calls }, options) },
        { name: PRODUCT, measure: () => measureProduct(world, line, options) },
      ];
      const rows = await alternate(contenders, { rounds: options.rounds, tell });
      return {
        name: "turn",
        title: `webhook to reply at the provider, model of zero latency, one tool round, debounce 0, ${STORES} stores, one process`,
        rows,
        goals: judge(rows, GOALS),
        notes: [
          ASKED_ANEW,
          `A turn is ${calls.length} model calls; the limit repeats the bodies of the product's first turn.`,
          "Load, provider, model and PostgreSQL run on the same cores. Transactions include background work.",
        ],
      };
    } finally {
      await line.close();
      sdk.stop();
      await world.stop();
    }
  },
};

const own = (figure: string) => ({ who: PRODUCT, figure });
const GOALS: Goal[] = [
  { text: "≥ 300 answered per second (at least 237)", ...own(RATE), atLeast: 300 },
  { text: "share of the bare SDK's rate", ...own(RATE), of: { who: SDK, figure: RATE } },
  { text: "p50 ≤ 9 ms at 2/s (at least 12)", ...own(QUIET), atMost: 9 },
  { text: "p99 ≤ 100 ms at 10/s", ...own(STEADY), atMost: 100 },
  { text: "CPU ≤ 4 ms", ...own(CPU), atMost: 4 },
  { text: "database round trips ≤ 5", ...own(TRANSACTIONS), atMost: 5 },
  { text: "memory ≤ 184 MB (at least 260)", ...own(MEMORY), atMost: 184 },
];

/** The bodies that the product sent to the model for one message; whether the model is there is asked without tools. */
async function callsOfOneTurn({ model }: World, { ask, webhooks }: Line): Promise<SdkWork["bodies"]> {
  model.requests.length = 0;
  for (const webhook of webhooks.make(1)) await ask(webhook);
  const bodies = model.requests.map(({ raw }) => raw as unknown as SdkWork["bodies"][number]);
  return bodies.filter(({ tools }) => tools !== undefined);
}

async function measureSdk(
  { model }: World,
  { sdk, calls }: { sdk: Caller<SdkWork>; calls: SdkWork["bodies"] },
  { size }: BenchOptions,
): Promise<Figures> {
  const turns = Math.ceil(TURNS * size);
  const before = await cpuMs(sdk.pid);
  const full = await sdk.work({ bodies: calls, turns, atOnce: AT_ONCE });
  const cpu = ((await cpuMs(sdk.pid)) - before) / turns;
  const alone = await sdk.work({ bodies: calls, turns: Math.ceil(TURNS_ALONE * size), atOnce: 1 });
  model.requests.length = 0;
  return {
    [RATE]: full.perSecond,
    [CPU]: cpu,
    [ALONE]: quantile(alone.times, 0.5),
    [MEMORY]: await peakRssMb(sdk.pid),
  };
}

async function measureProduct(
  world: World,
  { ask, webhooks }: Line,
  { size }: BenchOptions,
): Promise<Figures> {
  const full = await measureFull(world, webhooks.make(Math.ceil(TURNS * size)), ask);
  const alone = await inTurns(webhooks.make(Math.ceil(TURNS_ALONE * size)), 1, ask);
  const steady = (perSecond: number) =>
    atSteadyRate(webhooks.make(Math.ceil(perSecond * STEADY_SECONDS * size)), perSecond, ask);
  const quiet = await steady(2);
  const busy = await steady(10);
  // Kept by the simulators for tests; a bench would only fill the memory.
  world.model.requests.length = 0;
  world.ycloud.requests.length = 0;
  return {
    ...full,
    [ALONE]: quantile(alone.times, 0.5),
    [QUIET]: quantile(quiet.times, 0.5),
    [STEADY]: quantile(busy.times, 0.99),
    [MEMORY]: await peakRssMb(world.pid),
  };
}

/** As many at once as the goal names, and what each took of processors and database. */
async function measureFull(world: World, webhooks: Webhook[], ask: Line["ask"]): Promise<Figures> {
  const transactions = await readTransactions(world);
  const before = await processorTimes(world);
  const { perSecond, times } = await inTurns(webhooks, AT_ONCE, ask);
  const after = await processorTimes(world);
  const each = (sum: number): number => sum / webhooks.length;
  return {
    [RATE]: perSecond,
    [`ms p50, ${AT_ONCE} at once`]: quantile(times, 0.5),
    [CPU]: each(after.own - before.own),
    "ms CPU of the database each": each(after.database - before.database),
    [TRANSACTIONS]: each((await readTransactions(world)) - transactions),
  };
}

async function processorTimes({ pid, databasePid }: World) {
  return { own: await cpuMs(pid), database: await cpuMsOfAll(databasePid) };
}

async function readTransactions({ sql }: World): Promise<number> {
  // A connection reports its transactions about a second after it made them.
  await sleep(1_100);
  const [row] = await sql<{ count: number }[]>`
    select xact_commit::float8 as count from pg_stat_database where datname = current_database()`;
  return row?.count ?? Number.NaN;
}
