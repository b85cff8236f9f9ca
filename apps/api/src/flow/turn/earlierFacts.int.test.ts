import type { ModelScript } from "@platform/simulator";
import { afterEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

interface TurnRow {
  outcome: string;
  verdict: string | null;
  check: { outcome: string; refusals: unknown[] } | null;
  said: string | null;
}

/** One chat, a message at a time, each answered before the next. */
async function talk(script: ModelScript, ...texts: string[]): Promise<TurnRow[]> {
  flow = await startFlow({});
  flow.model.setScript(script);
  const ana = flow.ycloud.customer("+5491166667777");
  let turns: TurnRow[] = [];
  for (const [index, text] of texts.entries()) {
    await ana.sendText(text);
    turns = await until(
      () => flow.sql<TurnRow[]>`
        select outcome, verdict, trace->'check' as check,
          (select string_agg(m.content, ' | ' order by m.bubble_index) from chat_messages m where m.turn_id = u.id and m.role = 'assistant') as said
        from turns u order by started_at, id`,
      (rows) => rows.length > index,
    );
  }
  return turns;
}

const look: ModelScript = [
  { call: "get_product_details", arguments: { query: "Medias de red profesionales" } },
];

it("what a tool returned in the turn before may be said again without asking anew", async () => {
  const priced = { text: "Las Medias de red profesionales están en stock." };
  const turns = await talk([...look, priced, priced], "¿tenés medias de red?", "¿seguro que hay?");
  expect(turns.map(({ outcome, verdict }) => [outcome, verdict])).toEqual([
    ["reply", "passed"],
    ["reply", "passed"],
  ]);
});

it("a model that lies twice in a row leads to a person, and none of it was said", async () => {
  const lie = { text: "Las Medias de red profesionales salen $ 1." };
  const turns = await talk([...look, lie, lie, lie, lie], "¿tenés medias de red?", "¿en serio?");
  expect(turns.map(({ outcome, verdict }) => [outcome, verdict])).toEqual([
    ["reply", "safe"],
    ["handoff", "handed_over"],
  ]);
  for (const { said, check } of turns) {
    expect(said).not.toContain("$ 1.");
    expect(check?.refusals).toHaveLength(2);
  }
});
