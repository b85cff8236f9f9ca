import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { callsFor, portOf } from "../../check/cases/gatherFacts.ts";
import type { CaseStore } from "../../check/cases/caseStore.ts";
import { parseCases, STORES, type Case } from "../../check/cases/parseCases.ts";
import type { AgentResult } from "../../result.ts";
import { sampleInput, scriptedModel, type ScriptedStep } from "../../testing/index.ts";
import { runAgent } from "../runAgent.ts";

const folder = `${import.meta.dirname}/../../check/cases`;
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) => parseCases(name.replace(".jsonl", ""), readFileSync(`${folder}/${name}`, "utf8")));

/** A model that looks everything up and then says what the case says, and insists on it. */
async function say(each: Case): Promise<AgentResult> {
  const shop: CaseStore = STORES[each.store];
  const calls = callsFor(shop);
  const lookUp: ScriptedStep[] = [calls.slice(0, 8), calls.slice(8)]
    .filter((some) => some.length > 0)
    .map((some) => ({ call: some }));
  const model = scriptedModel([...lookUp, { text: each.reply }, { text: each.reply }]);
  return runAgent({
    deps: { model, store: portOf(shop), now: () => new Date("2026-11-23T13:30:00.000Z") },
    input: {
      ...sampleInput({
        messages: [each.customer ?? "hola, una consulta"],
        store: shop.store,
      }),
      now: "2026-11-23T13:30:00.000Z",
    },
    signal: new AbortController().signal,
  });
}

/** The case's words reached the customer. */
function wasSaid(result: AgentResult): boolean {
  return (
    "bubbles" in result &&
    result.trace.check?.outcome !== "safe" &&
    result.trace.check?.outcome !== "handed_over"
  );
}

const runs = await Promise.all(cases.map(async (each) => ({ each, result: await say(each) })));

it("a lying model gets at most one in a hundred of its false statements through", () => {
  const lies = runs.filter(({ each }) => !each.holds);
  const through = lies.filter(({ result }) => wasSaid(result));
  expect(lies.length).toBeGreaterThanOrEqual(200);
  expect(through.length / lies.length).toBeLessThanOrEqual(0.01);
});

it("an honest one is stopped at most once in a hundred", () => {
  const truths = runs.filter(({ each }) => each.holds);
  const stopped = truths.filter(({ result }) => !wasSaid(result));
  expect(truths.length).toBeGreaterThanOrEqual(200);
  expect(stopped.length / truths.length).toBeLessThanOrEqual(0.01);
});

it("what takes the place of a lie holds itself", () => {
  const safe = runs.filter(({ result }) => result.trace.check?.outcome === "safe");
  expect(safe.length).toBeGreaterThan(50);
  for (const { result } of safe) {
    const refused = result.trace.check?.claims.filter(({ reason }) => reason !== null);
    expect(refused).toEqual([]);
  }
});
