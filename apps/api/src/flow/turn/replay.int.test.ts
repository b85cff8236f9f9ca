import {
  differencesBetween,
  ReplayError,
  replayRun,
  type AgentResult,
  type RunRecord,
} from "@platform/agent";
import type { ModelScript } from "@platform/simulator";
import { afterEach, describe, expect, it } from "vitest";
import { OPERATOR } from "../../auth/index.ts";
import { createAccess } from "../../domain/access.ts";
import { replayTurn } from "../../domain/turns/replayTurn.ts";
import { startFlow, type Flow, type FlowOptions } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { unpackRun } from "./packRun.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
interface TurnRow {
  id: string;
  outcome: string;
  reason: string | null;
}

const turnsOf = (on: Flow) =>
  on.sql<TurnRow[]>`select id, outcome, reason from turns order by started_at, id`;

async function replayAll(on: Flow): Promise<{ outcome: string; replay: unknown }[]> {
  const access = createAccess(on.db, OPERATOR);
  return Promise.all(
    (await turnsOf(on)).map(async ({ id, outcome }) => ({ outcome, replay: await replayTurn(access, id) })),
  );
}

const same = { outcome: "same", differences: [] };

async function talk(options: FlowOptions, ...texts: string[]): Promise<void> {
  flow = await startFlow(options);
  const ana = flow.ycloud.customer(ANA);
  for (const [index, text] of texts.entries()) {
    await ana.sendText(text);
    await until(
      () => turnsOf(flow),
      (turns) => turns.filter(({ outcome }) => outcome !== "failure").length > index,
    );
  }
}

describe("L9: a turn that really ran is replayed to the same result", () => {
  it("with searches, prices and pictures, over several turns of one chat", async () => {
    await talk({}, "Hola", "¿Tenés zapatillas de punta?", "¿Qué cupones hay?", "¿Dónde está mi pedido?");
    const turns = await replayAll(flow);
    expect(turns).toHaveLength(4);
    expect(turns.map(({ replay }) => replay)).toEqual([same, same, same, same]);
    const [tools] = await flow.sql`
      select count(*)::int as n from turns, jsonb_array_elements(trace->'steps') s where s->>'kind' = 'tool'`;
    expect(tools?.["n"]).toBeGreaterThan(2);
  });

  it.each<[string, ModelScript, Partial<FlowOptions>?]>([
    ["that had to repair its answer", [{ text: '{"tool":"x"}' }, { empty: true }, { text: "Ahora sí." }]],
    [
      "that called tools wrongly",
      [
        { brokenArguments: "{{{", call: "orders" },
        { calls: [{ name: "nope" }, { name: "search_specific_products", arguments: { query: "medias" } }] },
        { text: "Hay medias." },
      ],
    ],
    ["that was cut off by the token limit", [{ cut: "Tenemos varias. Te cuento de" }]],
    ["that handed over", [{ call: "derivhumano", arguments: { reason: "claim", summary: "Un cambio" } }]],
    ["with text that no column holds", [{ text: "Roto \ud83d y \u0000 sano" }]],
    [
      "whose first model failed",
      [{ fault: { kind: "server_error" } }, { fault: { kind: "server_error" } }, { text: "Acá estoy." }],
    ],
    ["whose model's key is refused", () => ({ fault: { kind: "unauthorized" } })],
    [
      "whose model never answers",
      () => ({ fault: { kind: "hang" } }),
      { limits: { modelCallMs: 150, turnMs: 400 } },
    ],
  ])("%s", async (_what, script, options) => {
    await talk({ script, ...options }, "Hola, una consulta");
    const turns = await replayAll(flow);
    expect(turns.length).toBeGreaterThan(0);
    for (const { replay } of turns) expect(replay).toEqual(same);
  });

  it("whose reply the fact check sent back, once and for good", async () => {
    const search = { call: "search_specific_products", arguments: { query: "zapatillas de punta" } };
    const lie = { text: "Las zapatillas de punta Aurora están a $ 1.234." };
    await talk(
      { script: [search, lie, { text: "¿Qué talle usás?" }, lie, lie] },
      "¿Puntas?",
      "¿Cuánto salen?",
    );
    const checks = await flow.sql<{ outcome: string }[]>`
      select trace->'check'->>'outcome' as outcome from turns order by started_at`;
    expect(checks[0]?.outcome).toBe("repaired");
    expect(checks[1]?.outcome).not.toBe("passed");
    expect((await replayAll(flow)).map(({ replay }) => replay)).toEqual([same, same]);
  });

  it("that was superseded by a newer message, and the one that followed", async () => {
    let asked = 0;
    const thought = Promise.withResolvers<void>();
    flow = await startFlow({
      script: async () => {
        asked += 1;
        if (asked === 1) await thought.promise;
        return { text: `Respuesta ${asked}` };
      },
    });
    const ana = flow.ycloud.customer(ANA);
    await ana.sendText("Hola");
    await until(
      async () => asked,
      (count) => count === 1,
    );
    await ana.sendText("¿Tenés medias?");
    thought.resolve();
    await flow.ycloud.waitForSent(1);
    const turns = await replayAll(flow);
    expect(turns.map(({ outcome }) => outcome)).toEqual(["superseded", "reply"]);
    for (const { replay } of turns) expect(replay).toEqual(same);
  });

  it("also after the store's texts have changed: it is told what it was told then", async () => {
    flow = await startFlow({ script: () => ({ text: "Listo." }) });
    await flow.sql`update tenants set system_prompt_template = 'Texto de entonces', bot_name = 'Lola'`;
    await flow.ycloud.customer(ANA).sendText("Hola");
    await flow.ycloud.waitForSent(1);
    await flow.sql`update tenants set system_prompt_template = 'Texto de ahora', bot_name = 'Mora'`;
    expect((await replayAll(flow)).map(({ replay }) => replay)).toEqual([same]);
    const [kept] = await flow.sql<{ text: string }[]>`select encode(run_record, 'escape') as text from turns`;
    expect(kept?.text).not.toContain("entonces");
  });
});

describe("what a turn keeps", () => {
  const BRAIN = {
    botName: null,
    disclosure: null,
    promptTemplate: null,
    description: null,
    catalogKnowledge: null,
  };

  async function keptRun(): Promise<{ recorded: AgentResult; record: RunRecord; bytes: number }> {
    const [row] = await flow.sql<{ run_record: Uint8Array; trace: AgentResult["trace"] }[]>`
      select run_record, trace - 'bubbles' as trace from turns order by started_at desc limit 1`;
    if (row === undefined) throw new Error("no turn");
    const { outcome, record } = await unpackRun(row.run_record, BRAIN);
    return { recorded: { ...outcome, trace: row.trace }, record, bytes: row.run_record.length };
  }

  it("is what a replay needs, and nothing less", async () => {
    await talk({}, "Hola", "¿Tenés zapatillas de punta?");
    const { recorded, record, bytes } = await keptRun();
    expect(differencesBetween(recorded, await replayRun(record))).toEqual([]);
    expect(record.model.length).toBeGreaterThan(1);
    const losses: ((run: RunRecord) => unknown)[] = [
      ...record.model.map((_, index) => (run: RunRecord) => run.model.splice(index, 1)),
      ...record.store.map((_, index) => (run: RunRecord) => run.store.splice(index, 1)),
      ...record.input.history.map((_, index) => (run: RunRecord) => run.input.history.splice(index, 1)),
      ...record.clock.map((_, index) => (run: RunRecord) => run.clock.splice(index, 1)),
      (run) => run.products.splice(0, 1),
      (run) => (run.input.customer.name = "Otra"),
      (run) => (run.input.models.primary = "otro"),
      (run) => (run.input.store.country = "BR"),
    ];
    for (const lose of losses) {
      const run = structuredClone(record);
      lose(run);
      const outcome = await replayRun(run).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReplayError);
      else expect(differencesBetween(recorded, outcome as AgentResult), String(lose)).not.toEqual([]);
    }
    process.stdout.write(`run record of a search with pictures: ${bytes} bytes\n`);
    expect(bytes).toBeLessThan(20_000);
  });

  it("is nothing where no model could be asked", async () => {
    flow = await startFlow({ script: () => ({ text: "Listo." }) });
    await flow.sql`update tenants set openai_api_key = null`;
    await flow.ycloud.customer(ANA).sendText("Hola");
    await flow.ycloud.waitForSent(1);
    expect((await replayAll(flow)).map(({ replay }) => replay)).toEqual([
      { outcome: "not_kept", differences: [] },
    ]);
  });
});
