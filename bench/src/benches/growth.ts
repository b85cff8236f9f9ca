import { setTimeout as sleep } from "node:timers/promises";
import { toRows } from "../alternate.ts";
import type { Bench, BenchOptions, Figures, Goal, Row } from "../bench.ts";
import { fillOldChats, fillStores } from "../load/fillStores.ts";
import { openLine, type Line } from "../load/line.ts";
import { inTurns } from "../load/pace.ts";
import { ASKED_ANEW, askAnewByTurns, sellFrom } from "../load/salesModel.ts";
import { cpuMs, cpuMsOfAll } from "../processes/usage.ts";
import { startWorld, UNBOUNDED, untilMirrored, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const AT_ONCE = 8;
const TURNS = 200;
const CUSTOMERS = 400;
/** What the last answers leave to do is done by then. */
const REST_MS = 5_000;
const QUIET_MS = 10_000;
const OLD_CHATS = 1_000_000;
/** On a crowded machine; on a quiet one it takes half a minute. */
const COUNTED_WITHIN_MS = 600_000;

const CPU = "ms CPU each, of product and database";
const SIZES = [1, 100, 10_000];
const nameOf = (stores: number): string =>
  `${stores.toLocaleString("en")} ${stores === 1 ? "store" : "stores"}`;
const SMALLEST = nameOf(1);

/** What an answered message costs as the installation grows around the store that is written to. */
export const growth: Bench = {
  name: "growth",
  run: async (options, tell) => {
    const world = await startWorld(UNBOUNDED);
    const line = openLine(world, CUSTOMERS);
    const oldChats = Math.ceil(OLD_CHATS * options.size);
    const rows: Row[] = [];
    const measureAs = async (name: string): Promise<void> => {
      const found: Figures[] = [];
      for (let round = 0; round <= options.rounds; round += 1) {
        const figures = await measure(world, line, options);
        // The first one warms up.
        if (round > 0) found.push(figures);
      }
      rows.push(...toRows(name, found));
      tell(`${name}: measured`);
    };
    try {
      await untilMirrored(world);
      world.model.setScript(sellFrom(askAnewByTurns("remera")));
      for (const stores of SIZES) {
        await fillStores(world.sql, stores);
        await untilCounted(world);
        await measureAs(nameOf(stores));
      }
      await fillOldChats(world.sql, oldChats);
      const largest = `the same with ${oldChats.toLocaleString("en")} old chats`;
      await measureAs(largest);
      return {
        name: "growth",
        title: "an answered message as the installation grows, one process",
        rows,
        goals: judge(rows, [...SIZES.slice(1).map(nameOf), largest].map(flat)),
        notes: [
          ASKED_ANEW,
          "The database grows, so sizes follow each other; what the process does without messages is taken off.",
        ],
      };
    } finally {
      await line.close();
      await world.stop();
    }
  },
};

/** Until the days of every store have been counted: of ten thousand new ones that takes half a minute, once, and is no message's. */
async function untilCounted({ sql }: World): Promise<void> {
  const end = performance.now() + COUNTED_WITHIN_MS;
  for (;;) {
    const [row] = await sql<{ waiting: number }[]>`
      select count(*)::int as waiting from tenants t
      where not exists (select 1 from number_progress p where p.tenant_id = t.id and p.counted_at > 'epoch')`;
    if (row?.waiting === 0) return;
    if (performance.now() > end) throw new Error("The stores' days were not counted in time");
    await sleep(500);
  }
}

function flat(who: string): Goal {
  return {
    text: `within 20 % of ${SMALLEST}: ${who}`,
    who,
    figure: CPU,
    of: { who: SMALLEST, figure: CPU },
    atMost: 1.2,
  };
}

async function measure(world: World, { ask, webhooks }: Line, { size }: BenchOptions): Promise<Figures> {
  const used = async (): Promise<number> => (await cpuMs(world.pid)) + (await cpuMsOfAll(world.databasePid));
  await sleep(REST_MS);
  const resting = await used();
  await sleep(QUIET_MS);
  const perQuietMs = ((await used()) - resting) / QUIET_MS;
  const all = webhooks.make(Math.ceil(TURNS * size));
  const [before, started] = [await used(), performance.now()];
  const { times } = await inTurns(all, AT_ONCE, ask);
  const own = (await used()) - before - perQuietMs * (performance.now() - started);
  // Kept by the simulators for tests; a bench would only fill the memory.
  world.model.requests.length = 0;
  world.ycloud.requests.length = 0;
  return {
    [CPU]: own / all.length,
    [`ms p50, ${AT_ONCE} at once`]: quantile(times, 0.5),
    "% of a processor without messages": perQuietMs * 100,
  };
}
