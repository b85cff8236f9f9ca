import { describe, expect, it } from "vitest";
import type { AgentInput } from "../input.ts";
import { StoreError, type CheckoutPort, type StorePort } from "../ports.ts";
import type { AgentLimits } from "../run/limits.ts";
import { realTimer, type Timer } from "../run/withDeadline.ts";
import { sampleInput, sampleStore, scriptedModel, type ScriptedStep } from "../testing/index.ts";
import { differencesBetween } from "./differencesBetween.ts";
import { ReplayError, replayRun } from "./replayRun.ts";
import { runRecorded } from "./runRecorded.ts";
import type { RunRecord } from "./runRecord.ts";

interface Options {
  input?: AgentInput;
  store?: StorePort;
  checkout?: CheckoutPort;
  limits?: Partial<AgentLimits>;
  abortAfterMs?: number;
  timer?: Timer;
}

const search = { name: "search_specific_products", arguments: { query: "zapatillas de punta" } };
const coupons = { name: "cupones_list", arguments: {} };

/** As timers are that count from when a busy machine last looked at its clock. */
const early: Timer = (ms, fire) => realTimer(ms / 2, fire);
/** A store whose search ends when it is called off, and by saying so. */
const obedient: StorePort = {
  ...sampleStore(),
  searchProducts: (_query, { signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(new StoreError("unavailable", "called off")), {
        once: true,
      });
    }),
};

/** A run as it is stored and read back, and what its replay comes to. */
async function runTwice(steps: ScriptedStep[], options: Options = {}) {
  const gone = new AbortController();
  if (options.abortAfterMs === 0) gone.abort();
  else if (options.abortAfterMs !== undefined) setTimeout(() => gone.abort(), options.abortAfterMs);
  const { result, record } = await runRecorded({
    deps: {
      model: scriptedModel(steps),
      store: options.store ?? sampleStore(),
      checkout: options.checkout ?? null,
      ...(options.timer && { timer: options.timer }),
    },
    input: options.input ?? sampleInput(),
    ...(options.limits && { limits: options.limits }),
    signal: gone.signal,
  });
  const stored = JSON.parse(JSON.stringify(record)) as RunRecord;
  return { result, stored, replayed: await replayRun(stored) };
}

const reply =
  "Tengo estas:\n\nZapatillas de punta Clara $ 74.900,50\nhttps://danzarina.example/productos/zapatillas-de-punta-clara/";

const runs: [string, ScriptedStep[], Options?][] = [
  ["answers at once", [{ text: "Hola, ¿qué buscás?" }]],
  ["uses tools, two at once", [{ call: [search, coupons] }, { text: reply }]],
  [
    "asks in several rounds",
    [{ call: search }, { call: coupons }, { call: { name: "orders", arguments: {} } }, { text: reply }],
  ],
  [
    "calls a tool with broken arguments, and another that does not exist",
    [
      {
        call: [
          { name: "orders", arguments: "{{" },
          { name: "nope", arguments: {} },
        ],
      },
      { text: "Contame el número." },
    ],
  ],
  [
    "has to repair an answer of JSON, then an empty one",
    [{ text: '{"a":1}' }, { text: "" }, { text: "Ahora sí." }],
  ],
  ["never gets to an answer", [{ text: "" }, { text: "" }]],
  [
    "hands over",
    [{ call: { name: "derivhumano", arguments: { reason: "claim", summary: "Quiere cambiar" } } }],
  ],
  [
    "hears the wish for a person",
    [{ text: "No hace falta." }],
    { input: sampleInput({ messages: ["quiero hablar con una persona"] }) },
  ],
  [
    "falls back to another model",
    [{ fail: "unavailable" }, { call: search }, { text: reply }],
    { input: sampleInput({ fallback: "reserve" }) },
  ],
  ["fails for good", [{ fail: "unauthorized" }]],
  [
    "has a store that is down",
    [{ call: search }, { text: "Ahora no puedo ver." }],
    { store: sampleStore({ failWith: "unavailable" }) },
  ],
  [
    "waits for a tool in vain",
    [{ call: [search, coupons] }, { text: "Ahora no puedo ver." }],
    { store: sampleStore({ hang: true }), limits: { toolCallMs: 30 } },
  ],
  [
    "waits for a model in vain",
    [{ hang: true }, { text: "Acá estoy." }],
    { limits: { modelCallMs: 30 }, input: sampleInput({ fallback: "reserve" }) },
  ],
  [
    "gives a model up before its time",
    [{ hang: true }, { text: "Acá estoy." }],
    { limits: { modelCallMs: 2_000 }, timer: early, input: sampleInput({ fallback: "reserve" }) },
  ],
  [
    "gives a tool up before its time",
    [{ call: search }, { text: "Ahora no puedo ver." }],
    { limits: { toolCallMs: 2_000 }, timer: early, store: obedient },
  ],
  ["runs out of its own time", [{ call: search }, { hang: true }], { limits: { turnMs: 1_000 } }],
  ["is superseded", [{ call: search }, { hang: true }], { abortAfterMs: 500 }],
  ["is given up before it begins", [{ text: "Tarde." }], { abortAfterMs: 0 }],
  [
    "has nothing to answer",
    [],
    { input: sampleInput({ messages: [{ author: "bot", text: "Hola" }], unanswered: 0 }) },
  ],
  [
    "names a cart and sees a picture",
    [{ text: "Lindo carrito." }],
    {
      input: sampleInput({
        messages: [
          { text: "mirá", type: "image", picture: { mimeType: "image/png", base64: "AAAA" } },
          {
            text: null,
            type: "order",
            attachment: { kind: "cart", lines: [{ code: "1012", name: null, quantity: 2 }] },
          },
        ],
      }),
      store: sampleStore(),
    },
  ],
];

describe("L9: a run is replayed to the same result from what was kept of it", () => {
  it.each(runs)("which %s", async (_what, steps, options) => {
    const { result, replayed } = await runTwice(steps, options);
    expect(differencesBetween(result, replayed)).toEqual([]);
  });

  it("which opened a checkout, without opening another", async () => {
    const opened: string[] = [];
    const url = "https://danzarina.example/checkout/1";
    const email = "ana@example.com";
    const { result, replayed, stored } = await runTwice(
      [
        { call: { name: "purchase_link", arguments: { product_id: "102", variant: "negro M", email } } },
        { text: `Acá lo pagás: ${url}` },
      ],
      {
        input: sampleInput({ messages: [`quiero las medias negras, mi mail es ${email}`] }),
        checkout: {
          open: async (cart) => {
            opened.push(cart.email);
            return { url };
          },
        },
      },
    );
    expect(stored.store.map(({ method }) => method)).toContain("checkout.open");
    expect(opened).toEqual([email]);
    expect(differencesBetween(result, replayed)).toEqual([]);
  });

  it("without waiting for the hours that it took", async () => {
    const hours = { modelCallMs: 36_000_000, turnMs: 36_000_000 };
    const { result, stored } = await runTwice([{ call: search }, { text: reply }], { limits: hours });
    const slow: RunRecord = {
      ...stored,
      model: stored.model.map((call, index) => ({ ...call, atMs: index * 7_200_000, tookMs: 7_200_000 })),
    };
    expect(differencesBetween(result, await replayRun(slow))).toEqual([]);
  });
});

describe("what is kept of a run", () => {
  const everything: ScriptedStep[] = [{ text: '{"a":1}' }, { call: [search, coupons] }, { text: reply }];
  const input = sampleInput({
    fallback: "reserve",
    messages: [
      "Hola",
      { author: "bot", text: "¿Qué buscás?" },
      "puntas",
      { text: "mirá", type: "image", picture: { mimeType: "image/png", base64: "AAAA" } },
    ],
  });

  const losses: [string, (record: RunRecord) => unknown][] = [
    ["an answer of the model", (record) => record.model.pop()],
    ["the first answer of the model", (record) => record.model.shift()],
    ["an answer of the store", (record) => record.store.pop()],
    ["a product", (record) => record.products.pop()],
    ["a reading of the clock", (record) => record.clock.pop()],
    ["a message", (record) => record.input.history.shift()],
    [
      "that a picture came with a message",
      (record) => record.input.history.forEach((message) => delete message.picture),
    ],
    ["the profile's name", (record) => (record.input.customer.name = null)],
    ["the store's own text", (record) => (record.input.store.catalogKnowledge = null)],
    ["the moment", (record) => (record.input.now = "2026-11-24T01:30:00.000Z")],
    ["the limits", (record) => (record.limits.maxOutputTokens = 1)],
    [
      "the text of an answer",
      (record) =>
        record.model.forEach(
          ({ answer }) => answer !== null && "reply" in answer && (answer.reply.text = "otra cosa"),
        ),
    ],
    [
      "a price",
      (record) =>
        record.products.forEach(({ variants }) =>
          variants.forEach((variant) => (variant.promotionalPriceCents = 1)),
        ),
    ],
  ];

  it.each(losses)("is not enough without %s", async (_what, lose) => {
    const { result, stored } = await runTwice(everything, { input });
    const record = structuredClone(stored);
    lose(record);
    const outcome = await replayRun(record).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ReplayError);
    else expect(differencesBetween(result, outcome as typeof result)).not.toEqual([]);
  });

  it("holds no picture and no product twice, and cuts what nobody could keep before the agent sees it", async () => {
    const store = sampleStore();
    const [product] = await store.searchProducts("puntas", {
      limit: 1,
      signal: new AbortController().signal,
    });
    const long = { ...product, description: "x".repeat(50_000) } as NonNullable<typeof product>;
    const { stored, result, replayed } = await runTwice(
      [
        { call: [search, { name: "get_product_details", arguments: { product_id: "101" } }] },
        { text: reply },
      ],
      { input, store: sampleStore({ products: [long] }) },
    );
    expect(stored.products).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain("AAAA");
    expect(JSON.stringify(stored).length).toBeLessThan(20_000);
    expect(differencesBetween(result, replayed)).toEqual([]);
  });

  it("is refused where it has another shape", async () => {
    const { stored } = await runTwice([{ text: "Hola" }]);
    await expect(replayRun({ ...stored, version: 2 as 1 })).rejects.toThrow(ReplayError);
  });
});
