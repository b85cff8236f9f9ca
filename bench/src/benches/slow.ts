import { setTimeout as sleep } from "node:timers/promises";
import type { ChatRequest, ModelStep } from "@platform/simulator";
import { alternate } from "../alternate.ts";
import type { Bench, BenchOptions, Figures, Goal } from "../bench.ts";
import { openLine, type Line } from "../load/line.ts";
import { inTurns, inTurnsApart } from "../load/pace.ts";
import { cpuMs, peakRssMb } from "../processes/usage.ts";
import { startWorld, UNBOUNDED, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const CALL_MS = 800;
/** As many as one process takes on, over enough stores: each may have forty of them. */
const AT_ONCE = 300;
const STORES = 10;
const TURNS = 3_000;
/** In what two calls and the rest take at best. */
const APART_MS = 1_650;

const PRODUCT = "product";
const RATE = `answered per second, ${AT_ONCE} at once`;
const WAIT = "s p50 from webhook to reply";
const BURST = `s p50, ${AT_ONCE} written in the same instant`;

const GOALS: Goal[] = [
  { text: "≥ 150 answered per second", who: PRODUCT, figure: RATE, atLeast: 150 },
  { text: "p50 ≤ 1.66 s", who: PRODUCT, figure: WAIT, atMost: 1.66 },
];

/** As `turn`, with a model that takes its time: turns that wait for it hold nothing, so hundreds are under way. */
export const slow: Bench = {
  name: "slow",
  run: async (options, tell) => {
    const world = await startWorld(UNBOUNDED, { stores: STORES });
    const line = openLine(world, 2 * AT_ONCE);
    try {
      world.model.setScript(lookOnceThenAsk);
      const contenders = [{ name: PRODUCT, measure: () => measure(world, line, options) }];
      const rows = await alternate(contenders, { rounds: options.rounds, tell });
      return {
        name: "slow",
        title: `webhook to reply with a model that takes ${CALL_MS} ms per call, two calls, ${STORES} stores, one process`,
        rows,
        goals: judge(rows, GOALS),
        notes: [`Two calls take ${(2 * CALL_MS) / 1000} s by themselves: the rest is the product's.`],
      };
    } finally {
      await line.close();
      await world.stop();
    }
  },
};

/** One tool round, as most answers take. */
async function lookOnceThenAsk({ messages }: ChatRequest): Promise<ModelStep> {
  await sleep(CALL_MS);
  return messages.at(-1)?.role === "tool"
    ? { text: "¡Hola! ¿Qué talle buscás?" }
    : { call: "cupones_list", arguments: {} };
}

async function measure(world: World, { ask, webhooks }: Line, { size }: BenchOptions): Promise<Figures> {
  const turns = Math.ceil(TURNS * size);
  const before = await cpuMs(world.pid);
  const { perSecond, times } = await inTurnsApart(
    webhooks.make(turns),
    { atOnce: AT_ONCE, overMs: APART_MS },
    ask,
  );
  const cpu = ((await cpuMs(world.pid)) - before) / turns;
  const burst = await inTurns(webhooks.make(Math.ceil(AT_ONCE * size)), AT_ONCE, ask);
  // Kept by the simulators for tests; a bench would only fill the memory.
  world.model.requests.length = 0;
  world.ycloud.requests.length = 0;
  return {
    [RATE]: perSecond,
    [WAIT]: quantile(times, 0.5) / 1000,
    [BURST]: quantile(burst.times, 0.5) / 1000,
    "ms CPU each": cpu,
    "MB of memory at most": await peakRssMb(world.pid),
  };
}
