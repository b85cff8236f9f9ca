import { startModel } from "@platform/simulator";
import { alternate } from "../alternate.ts";
import type { Bench, Figures, Goal } from "../bench.ts";
import type { SdkWork } from "../limits/bareSdk.ts";
import { sellFrom } from "../load/salesModel.ts";
import { startCaller, type Caller, type Turns } from "../processes/startCaller.ts";
import { cpuMs, peakRssMb } from "../processes/usage.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const AT_ONCE = 8;
const TURNS = 1_000;
const CORE = "agent core";
const SDK = "limit: bare openai SDK, the same calls";
const RATE = `turns per second, ${AT_ONCE} at once`;

const GOALS: Goal[] = [
  {
    text: "≥ 0.90 of the bare SDK",
    who: CORE,
    figure: RATE,
    of: { who: SDK, figure: RATE },
    atLeast: 0.9,
  },
];

/** The agent without database, webhook or provider: what thinking and checking cost beside the calls themselves. */
export const agent: Bench = {
  name: "agent",
  run: async ({ rounds, size }, tell) => {
    const model = await startModel();
    model.setScript(sellFrom(() => "zapatillas de punta"));
    const core = await startCaller<Turns>("processes/agentCore.ts", model.baseUrl);
    const sdk = await startCaller<SdkWork>("limits/bareSdk.ts", model.baseUrl);
    const turns = Math.ceil(TURNS * size);
    const measure = async <Work extends Turns>(caller: Caller<Work>, work: Work): Promise<Figures> => {
      const before = await cpuMs(caller.pid);
      const { perSecond, times } = await caller.work(work);
      const cpu = ((await cpuMs(caller.pid)) - before) / turns;
      // Kept by the simulator for tests; a bench would only fill the memory.
      model.requests.length = 0;
      return {
        [RATE]: perSecond,
        "ms CPU each": cpu,
        "ms p50": quantile(times, 0.5),
        "MB of memory at most": await peakRssMb(caller.pid),
      };
    };
    try {
      await core.work({ turns: 1, atOnce: 1 });
      const bodies = model.requests.map(({ raw }) => raw as unknown as SdkWork["bodies"][number]);
      const contenders = [
        { name: SDK, measure: () => measure(sdk, { bodies, turns, atOnce: AT_ONCE }) },
        { name: CORE, measure: () => measure(core, { turns, atOnce: AT_ONCE }) },
      ];
      const rows = await alternate(contenders, { rounds, tell });
      return {
        name: "agent",
        title: "the agent's loop, tools and fact check, over a model of zero latency and a shop in memory",
        rows,
        goals: judge(rows, GOALS),
        notes: [`A turn is ${bodies.length} model calls. The core's go out over the product's own way out.`],
      };
    } finally {
      core.stop();
      sdk.stop();
      await model.stop();
    }
  },
};
