import { expect, it } from "vitest";
import type { StorePort } from "../ports.ts";
import { sampleInput, sampleStore, scriptedModel } from "../testing/index.ts";
import { runAgent } from "./runAgent.ts";

const search = (query: string) => ({ name: "search_specific_products", arguments: { query } });

/** One round of two searches; the given one answers late. */
async function runWith(store: StorePort, limits: { toolCallMs?: number } = {}) {
  const result = await runAgent({
    deps: {
      model: scriptedModel([{ call: [search("puntas"), search("medias")] }, { text: "Listo" }]),
      store,
    },
    input: sampleInput({ messages: ["puntas y medias"] }),
    limits,
    signal: new AbortController().signal,
  });
  const { steps, facts } = result.trace;
  return {
    asked: steps.flatMap((step) => (step.kind === "tool" ? [step.arguments] : [])),
    facts: facts.map(({ id, callId, text }) => `${id} ${callId} ${text}`),
  };
}

function lateFor(query: string, ms: number): StorePort {
  const store = sampleStore();
  return {
    ...store,
    searchProducts: async (asked, options) => {
      if (asked === query) await new Promise((resolve) => setTimeout(resolve, ms));
      return store.searchProducts(asked, options);
    },
  };
}

it("comes to the same trace and facts whichever tool is answered first", async () => {
  const inOrder = await runWith(lateFor("medias", 20));
  const reversed = await runWith(lateFor("puntas", 20));
  expect(reversed).toEqual(inOrder);
  expect(reversed.asked).toEqual([{ query: "puntas" }, { query: "medias" }]);
  expect(reversed.facts[0]).toMatch(/^f1 call_1_1 /);
  expect(new Set(reversed.facts.map((fact) => fact.split(" ")[0])).size).toBe(reversed.facts.length);
});

it("keeps everything that each of them found", async () => {
  const { facts } = await runWith(sampleStore());
  for (const name of [
    "call_1_1 Zapatillas de punta Clara",
    "call_1_2 Medias de red",
    "call_1_2 Medias convertibles",
  ])
    expect(facts.filter((fact) => fact.endsWith(name))).toHaveLength(1);
});

it("states nothing that a tool found out after its time", async () => {
  const late = await runWith(lateFor("puntas", 1_500), { toolCallMs: 1_000 });
  expect(late.facts.length).toBeGreaterThan(0);
  expect(late.facts.filter((fact) => fact.includes("call_1_1"))).toEqual([]);
});
