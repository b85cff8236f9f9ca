import { Tiktoken } from "js-tiktoken/lite";
import o200k from "js-tiktoken/ranks/o200k_base";
import { describe, expect, it } from "vitest";
import { unreadOf } from "../prompt/unreadOf.ts";
import type { ModelRequest } from "../ports.ts";
import { sampleInput, sampleStore, scriptedModel, type SampleMessage } from "../testing/index.ts";
import { requestTokens } from "./requestMessages.ts";
import { runAgent } from "./runAgent.ts";

/** The tokeniser of the models of today; counted as a provider does it, not as our estimate. */
const tokeniser = new Tiktoken(o200k);
const known = new Map<string, number>();
function count(text: string): number {
  const tokens = known.get(text) ?? tokeniser.encode(text, "all", []).length;
  known.set(text, tokens);
  return tokens;
}

function realTokens(request: ModelRequest): number {
  const texts = request.messages.map((message) => {
    const calls = message.role === "assistant" ? (message.toolCalls ?? []) : [];
    return `${message.content ?? ""}${calls.map((call) => call.name + call.arguments).join("")}`;
  });
  return texts.reduce((sum, text) => sum + count(text) + 4, count(JSON.stringify(request.tools)));
}

/** What people and the bot of a shop say to each other, told apart by its number. */
const SAYINGS = [
  "Hola! buenas tardes, tenés las zapatillas de punta Clara en 38? mi hija está por pasar a puntas",
  "Sí, tenemos las *Zapatillas de punta Clara*: $ 89.900, talles 36, 37 y 38.\nhttps://danzarina.example/productos/zapatillas-de-punta-clara/",
  "buenísimo 😊🙌 y hacen envíos a Rosario? cuánto tarda? y si pago con transferencia hay descuento?",
  "El costo y el plazo se calculan al finalizar la compra con tu código postal. Con transferencia tenés 10 % de descuento.",
  "dale, genia",
  "Cualquier duda escribime. ¿Querés que te pase el enlace para comprarlas?",
];
const say = (index: number): SampleMessage => ({
  author: index % 2 === 0 ? "customer" : "bot",
  text: `${SAYINGS[index % SAYINGS.length] ?? ""} (${index})`,
});

const SEARCH = {
  call: [
    { name: "search_specific_products", arguments: { query: "puntas" } },
    { name: "browse_general_storefront", arguments: {} },
  ],
};

/** A chat of 500 messages, each of the customer's answered by a turn with one round of tools. */
async function longChat(): Promise<ModelRequest[][]> {
  const turns: ModelRequest[][] = [];
  for (let length = 1; length <= 500; length += 2) {
    const messages = Array.from({ length }, (_, index) => say(index));
    const model = scriptedModel([SEARCH, { text: "Listo" }]);
    await runAgent({
      deps: { model, store: sampleStore() },
      input: sampleInput({ messages, unanswered: 1 }),
      signal: new AbortController().signal,
    });
    turns.push(model.requests);
  }
  return turns;
}

const chat = await longChat();

describe("L8: a chat of 500 messages", () => {
  const inputs = chat
    .flat()
    .map(realTokens)
    .toSorted((a, b) => a - b);
  const at = (share: number): number => inputs[Math.ceil(inputs.length * share) - 1] ?? Infinity;

  it("costs at most 8k tokens of input and 600 of output per call, at p95", () => {
    process.stdout.write(
      `input tokens per call over 500 messages: p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)}\n`,
    );
    expect(inputs).toHaveLength(500);
    expect(at(0.95)).toBeLessThanOrEqual(8_000);
    expect(at(1)).toBeLessThanOrEqual(8_000);
    expect(new Set(chat.flat().map(({ maxOutputTokens }) => maxOutputTokens))).toEqual(new Set([600]));
  });

  it("is estimated with no token too few, and not with half too many", () => {
    for (const request of chat.flat()) {
      const real = realTokens(request);
      const estimate = requestTokens(request.messages);
      expect(estimate).toBeGreaterThanOrEqual(real);
      expect(estimate).toBeLessThan(real * 1.5);
    }
  });

  it("keeps its beginning from turn to turn, so that the provider's cache hits", () => {
    const shares = chat.slice(1).map((requests, index) => sharedPrefix(chat[index]?.[0], requests[0]));
    // All that the turn before was asked, but the time of day at its end.
    const hits = shares.filter(({ messages, of }) => messages >= of - 1);
    process.stdout.write(
      `turns whose prompt begins with the whole one before: ${hits.length} of ${shares.length}\n`,
    );
    expect(hits.length / shares.length).toBeGreaterThan(0.85);
    expect(shares.every(({ messages }) => messages >= 1)).toBe(true);
  });

  it("keeps its beginning from call to call within a turn", () => {
    for (const [first, second] of chat) {
      const { messages, of } = sharedPrefix(first, second);
      expect(messages).toBe(of);
      expect(second?.tools).toEqual(first?.tools);
    }
  });
});

it("L8: a prompt of sixty thousand characters still answers, within twice the budget, and the trace says what was cut", async () => {
  const sample = sampleInput({
    messages: Array.from({ length: 41 }, (_, index) => say(index)),
    unanswered: 1,
  });
  const store = {
    ...sample.store,
    promptTemplate: "Somos amables y contestamos todo lo que sabemos. ".repeat(1_200),
  };
  const model = scriptedModel([SEARCH, { text: "Listo" }]);
  const result = await runAgent({
    deps: { model, store: sampleStore() },
    input: { ...sample, store },
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ kind: "reply", bubbles: [{ text: "Listo" }] });
  expect(result.trace.promptUnread).toBeGreaterThan(20_000);
  expect(result.trace.promptUnread).toBe(unreadOf(store));
  for (const request of model.requests) expect(realTokens(request)).toBeLessThanOrEqual(16_000);
});

it("L8: a store's long words are read to their end, and leave the chat its room", async () => {
  const sample = sampleInput({
    messages: Array.from({ length: 41 }, (_, index) => say(index)),
    unanswered: 1,
  });
  const promptTemplate = `${"Somos amables y contestamos todo lo que sabemos. ".repeat(400)}Los jueves no abrimos.`;
  const model = scriptedModel([{ text: "Listo" }]);
  const { trace } = await runAgent({
    deps: { model, store: sampleStore() },
    input: { ...sample, store: { ...sample.store, promptTemplate } },
    signal: new AbortController().signal,
  });
  expect(trace.promptUnread).toBe(0);
  const [request] = model.requests;
  expect(request?.messages[0]?.content).toContain("Los jueves no abrimos.");
  expect(request?.messages.length).toBeGreaterThan(15);
});

describe("a call that is given up", () => {
  const input = sampleInput({ fallback: "otro" });
  const tokensOf = async (run: Promise<Awaited<ReturnType<typeof runAgent>>>) =>
    (await run).trace.steps.flatMap((step) => (step.kind === "model" ? [step.inputTokens] : []));

  it("counts what its provider has read by then, under the model that was asked", async () => {
    const model = scriptedModel([{ hang: true }, { text: "Hola" }]);
    const run = runAgent({
      deps: { model, store: sampleStore() },
      input,
      limits: { modelCallMs: 20 },
      signal: new AbortController().signal,
    });
    const [givenUp, answered] = await tokensOf(run);
    expect(givenUp).toBe(requestTokens(model.requests[0]?.messages ?? []));
    expect(answered).toBe(100);
    const { trace } = await run;
    expect(trace.inputTokens).toBe((givenUp ?? 0) + 100);
    expect(trace.steps.map((step) => step.kind === "model" && step.model)).toEqual(["test-model", "otro"]);
  });

  it("costs nothing where the provider refused it", async () => {
    const model = scriptedModel([{ fail: "unauthorized" }, { text: "Hola" }]);
    const run = runAgent({
      deps: { model, store: sampleStore() },
      input,
      signal: new AbortController().signal,
    });
    expect(await tokensOf(run)).toEqual([0, 100]);
  });

  it("costs nothing where the turn was over before", async () => {
    const model = scriptedModel([]);
    const run = runAgent({ deps: { model, store: sampleStore() }, input, signal: AbortSignal.abort() });
    expect(await tokensOf(run)).toEqual([0]);
  });
});

function sharedPrefix(
  before: ModelRequest | undefined,
  after: ModelRequest | undefined,
): { messages: number; of: number } {
  const of = before?.messages.length ?? 0;
  for (let messages = 0; messages < of; messages += 1)
    if (JSON.stringify(before?.messages[messages]) !== JSON.stringify(after?.messages[messages]))
      return { messages, of };
  return { messages: of, of };
}
