import { DEFAULT_LIMITS } from "@platform/agent";
import type { ModelStep } from "@platform/simulator";
import { expect, it } from "vitest";
import { startFlow, type Flow, type FlowOptions } from "../testing/startFlow.ts";

const ANA = "+5491166667777";
/** The product's bound of a call in small, for models that hang alone: a busy machine would cut off others, too. */
const SHORT = { limits: { modelCallMs: 500 } };

async function withFlow<T>(options: FlowOptions, work: (flow: Flow) => Promise<T>): Promise<T> {
  const flow = await startFlow(options);
  try {
    return await work(flow);
  } finally {
    await flow.stop();
  }
}

/** What the customer gets, and how the chat stands afterwards. */
async function askOnce(
  flow: Flow,
): Promise<{ texts: (string | null)[]; waiting: string | null; outcome: string | null }> {
  await flow.ycloud.customer(ANA).sendText("¿Tenés medias?");
  await flow.ycloud.waitForSent(1);
  await flow.ycloud.settled();
  const [row] = await flow.sql<{ waiting: string | null; outcome: string | null }[]>`
    select c.waiting_reason as waiting, m.outcome from chat_conversations c
    join chat_messages m on m.conversation_id = c.id and m.role = 'user'`;
  return {
    texts: flow.ycloud.sentMessages.map(({ text }) => text),
    waiting: row?.waiting ?? null,
    outcome: row?.outcome ?? null,
  };
}

it("R11: the product's bounds are 25 s per call, 75 s per turn and 6 tool rounds", () => {
  expect(DEFAULT_LIMITS).toMatchObject({ modelCallMs: 25_000, turnMs: 75_000, toolRounds: 6 });
});

it.each<[string, ModelStep, string, FlowOptions?]>([
  ["429", { fault: { kind: "rate_limited" } }, "rate_limited"],
  ["no credit left", { fault: { kind: "quota_exhausted" } }, "quota_exhausted"],
  ["500", { fault: { kind: "server_error" } }, "unavailable"],
  ["a page of HTML", { fault: { kind: "html_page" } }, "unavailable"],
  ["an answer cut off", { fault: { kind: "reset" } }, "bad_response"],
  ["silence", { fault: { kind: "hang" } }, "timeout", SHORT],
  ["a token a second", { fault: { kind: "drip" } }, "timeout", SHORT],
  ["a revoked key", { fault: { kind: "unauthorized" } }, "unauthorized"],
  ["an empty answer", { empty: true }, "empty_reply"],
  ["JSON instead of words", { text: '{"tool":"search","arguments":{}}' }, "bad_response"],
])(
  "R11: a model that answers with %s ends in an apology and a handoff",
  async (_what, ...[step, reason, options]) => {
    const { texts, waiting, outcome } = await withFlow({ script: () => step, ...options }, askOnce);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("persona del equipo");
    expect(outcome).toBe("handoff");
    expect(waiting).toBe(reason);
  },
);

it.each<[string, ModelStep]>([
  ["broken arguments", { call: "search_specific_products", brokenArguments: '{"query": ' }],
  ["an unknown tool", { call: "delete_all_orders", arguments: {} }],
])("R11: a model that calls with %s is told, and its next answer counts", async (_what, first) => {
  const script = [first, { text: "Contame qué talle buscás." }];
  const { texts, waiting, outcome } = await withFlow({ script }, askOnce);
  expect(texts).toEqual(["Contame qué talle buscás."]);
  expect({ waiting, outcome }).toEqual({ waiting: null, outcome: "answered" });
});

it("R11: the fallback model answers where the first can't", async () => {
  const { texts } = await withFlow(
    {
      script: (request) =>
        request.model === "simulado-1" ? { fault: { kind: "server_error" } } : { text: "Contesta el otro." },
    },
    async (flow) => {
      await flow.sql`update tenants set openai_fallback_model = 'otro-modelo'`;
      return await askOnce(flow);
    },
  );
  expect(texts).toEqual(["Contesta el otro."]);
});

it("L7: the apology is in the customer's language", async () => {
  const texts = await withFlow({ script: () => ({ fault: { kind: "quota_exhausted" } }) }, async (flow) => {
    await flow.ycloud.customer(ANA).sendText("Hi, do you have pointe shoes in pink?");
    await flow.ycloud.waitForSent(1);
    return flow.ycloud.sentMessages.map(({ text }) => text);
  });
  expect(texts).toEqual([
    "Sorry, I can't answer properly right now. I passed your message on to a person from our team, who will answer here.",
  ]);
});
