import { describe, expect, it } from "vitest";
import type { AgentInput } from "../../input.ts";
import type { AgentResult, Fact } from "../../result.ts";
import {
  sampleInput,
  sampleStore,
  SAMPLE_PRODUCTS,
  scriptedModel,
  type SampleInputOptions,
  type SampleStoreOptions,
  type ScriptedStep,
} from "../../testing/index.ts";
import { runAgent } from "../runAgent.ts";

const containing = (text: string): unknown => expect.stringContaining(text);

interface Options extends SampleInputOptions {
  facts?: Fact[];
  lastVerdict?: AgentInput["lastVerdict"];
  shop?: SampleStoreOptions;
}

async function run(steps: ScriptedStep[], { facts, lastVerdict, shop, ...options }: Options = {}) {
  const model = scriptedModel(steps);
  const store = sampleStore(shop);
  const result = await runAgent({
    deps: { model, store, now: () => new Date("2026-11-23T01:30:00.000Z") },
    input: { ...sampleInput(options), facts: facts ?? [], lastVerdict: lastVerdict ?? null },
    signal: new AbortController().signal,
  });
  model.assertConsumed();
  return { result, requests: model.requests, calls: store.calls };
}

const textsOf = (result: AgentResult): string[] =>
  "bubbles" in result ? result.bubbles.map(({ text }) => text) : [];

const search: ScriptedStep = {
  call: { name: "search_specific_products", arguments: { query: "malla manga larga" } },
};
const TRUE = "La Malla manga larga sale $ 45.000 y la hay en negro M.";
const FALSE = "La Malla manga larga sale $ 39.900.";

describe("a false statement", () => {
  it("is told to the model with its reason and the facts there are, and the mended reply is sent", async () => {
    const { result, requests } = await run([search, { text: FALSE }, { text: TRUE }]);
    expect(result).toMatchObject({
      kind: "reply",
      trace: { check: { outcome: "repaired", refusals: [{ texts: [containing(FALSE)] }] } },
    });
    expect(textsOf(result)).toEqual([containing(TRUE)]);
    const [said, advice] = requests[2]?.messages.slice(-2) ?? [];
    expect(said).toEqual({ role: "assistant", content: FALSE });
    expect(advice?.content).toContain(
      "«$ 39.900»: Malla manga larga no sale $ 39.900: las herramientas dicen $ 45.000.",
    );
    expect(advice?.content).toContain("Malla manga larga · $ 45.000 · Negro M");
  });

  it("may be repaired with a tool", async () => {
    const { result } = await run([{ text: FALSE }, search, { text: TRUE }]);
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "repaired" } } });
  });

  it("that is insisted on gives way to the facts alone, in the customer's language", async () => {
    const { result } = await run([search, { text: FALSE }, { text: FALSE }]);
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "safe" } } });
    expect(result).toMatchObject({
      bubbles: [
        { type: "text", text: "Esto es lo que puedo confirmarte:" },
        {
          type: "image",
          text: "Malla manga larga\n$ 45.000\nEn stock: Negro M\nhttps://danzarina.example/productos/malla-manga-larga/",
        },
      ],
    });
    const english = await run([search, { text: "It costs $ 39.900." }, { text: "It costs $ 39.900." }], {
      messages: ["Hi, do you have the long sleeve leotard? How much is it?"],
    });
    expect(textsOf(english.result)[0]).toBe("This is what I can confirm:");
  });

  it("where nothing is known ends with a person, and the customer is told", async () => {
    const { result } = await run([{ text: FALSE }, { text: FALSE }], { messages: ["cuanto sale la malla?"] });
    expect(result).toMatchObject({
      kind: "handoff",
      reason: "unbacked",
      summary: containing("cuanto sale la malla?"),
      trace: { check: { outcome: "handed_over" } },
    });
    expect(textsOf(result)).toEqual([
      "Eso no lo puedo confirmar desde acá.",
      "Te paso con una persona del equipo. Te responde por acá apenas pueda.",
    ]);
  });

  it("in a second reply in a row ends with a person, whatever is known", async () => {
    const { result } = await run([search, { text: FALSE }, { text: FALSE }], { lastVerdict: "safe" });
    expect(result).toMatchObject({ kind: "handoff", reason: "refused_again" });
  });

  it("in the words of a handoff is left out of them", async () => {
    const handoff = { name: "derivhumano", arguments: { reason: "precio" } };
    const { result } = await run([{ call: handoff, text: `${FALSE} Te paso con alguien.` }]);
    expect(result.kind).toBe("handoff");
    expect(textsOf(result).join(" ")).not.toContain("39.900");
  });
});

describe("what is only written badly", () => {
  it("is put right: cents, tracking parameters, the address of the page", async () => {
    const { result } = await run([
      { call: { name: "get_product_details", arguments: { product_id: "101" } } },
      {
        text: "Zapatillas de punta Clara a $ 74.900: https://danzarina.example/productos/zapatillas-de-punta-clara?utm_source=bot",
      },
    ]);
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "mended" } } });
    expect(textsOf(result)).toEqual([
      "Zapatillas de punta Clara a $ 74.900,50: https://danzarina.example/productos/zapatillas-de-punta-clara/",
    ]);
  });
});

function earlier(at: string, cents = 4_500_000): Fact[] {
  const base = { subject: "106", tool: "search_specific_products", callId: "call_0", at };
  return [
    { ...base, id: "e1", kind: "product", text: "Malla manga larga", value: "106" },
    { ...base, id: "e2", kind: "price", text: "$ 45.000", value: cents },
    { ...base, id: "e3", kind: "stock", text: "disponible", value: true },
  ];
}

const SALE = "La Malla manga larga sale $ 45.000.";
const FOLLOW_UP: SampleInputOptions = {
  messages: ["¿tenés mallas?", { author: "bot", text: SALE }, "¿cuánto era?"],
};

describe("facts of turns before", () => {
  it("that are minutes old hold without asking the shop", async () => {
    const facts = earlier("2026-11-23T01:27:00.000Z");
    const { result, calls } = await run([{ text: SALE }], { ...FOLLOW_UP, facts });
    expect(result).toMatchObject({
      kind: "reply",
      trace: { check: { outcome: "passed" }, facts: [{ id: "e2" }] },
    });
    expect(calls).toEqual([]);
  });

  it("that are older are read again first, and count if they still say so", async () => {
    const facts = earlier("2026-11-22T23:00:00.000Z");
    const { result, calls } = await run([{ text: SALE }], { ...FOLLOW_UP, facts });
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "passed" } } });
    expect(calls.map(({ method }) => method)).toEqual(["getProduct"]);
    expect(result.trace.steps).toMatchObject([{ kind: "model" }, { kind: "tool", callId: "check_106" }]);
  });

  it("don't count once the shop says otherwise", async () => {
    const products = SAMPLE_PRODUCTS.map((product) => ({
      ...product,
      variants: product.variants.map((variant) => ({ ...variant, priceCents: 5_000_000 })),
    }));
    const { result } = await run([{ text: SALE }, { text: "Ahora sale $ 50.000." }], {
      ...FOLLOW_UP,
      facts: earlier("2026-11-22T23:00:00.000Z"),
      shop: { products },
    });
    expect(textsOf(result)).toEqual(["Ahora sale $ 50.000."]);
  });

  it("don't count where they can't be read again", async () => {
    const { result } = await run([{ text: SALE }, { text: "Ahora no lo puedo consultar." }], {
      ...FOLLOW_UP,
      facts: earlier("2026-11-22T23:00:00.000Z"),
      shop: { failWith: "unavailable" },
    });
    expect(textsOf(result)).toEqual(["Ahora no lo puedo consultar."]);
  });

  it("give way to what a tool returns in this turn", async () => {
    const { result } = await run([search, { text: "Salía $ 40.000." }, { text: SALE }], {
      ...FOLLOW_UP,
      facts: earlier("2026-11-23T01:29:00.000Z", 4_000_000),
    });
    expect(textsOf(result)).toEqual([containing(SALE)]);
  });
});

it("what a person of the shop wrote in this chat may be repeated", async () => {
  const messages = [
    "¿me hacés precio?",
    { author: "human" as const, text: "Te dejo la Malla manga larga en $ 40.000 por hoy." },
    "¿entonces cuánto era?",
  ];
  const text = "Como te dijeron, la Malla manga larga en $ 40.000.";
  const { result } = await run([{ text }], { messages });
  expect(textsOf(result)).toEqual([text]);
  expect(result.trace.check?.claims).toMatchObject([{ status: "approved", source: "person" }]);
});

describe("a product found by the customer's picture", () => {
  const picture = { type: "image", text: null, picture: { mimeType: "image/jpeg", base64: "AA==" } } as const;
  const SAME = "Sí, es exactamente la de tu foto: Malla manga larga, $ 45.000.";

  it("is called similar: that it is the same is told back to the model", async () => {
    const { result, requests } = await run(
      [search, { text: SAME }, { text: "Por la foto, lo más parecido es la Malla manga larga, a $ 45.000." }],
      { messages: [picture] },
    );
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "repaired" } } });
    expect(textsOf(result).join(" ")).toContain("lo más parecido");
    expect(requests[2]?.messages.at(-1)?.content).toContain("decí que es parecido");
  });

  it("gives way to the facts alone where the model insists", async () => {
    const { result } = await run([search, { text: SAME }, { text: SAME }], { messages: [picture] });
    expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "safe" } } });
    expect(textsOf(result).join(" ")).not.toMatch(/exactamente|de tu foto/);
    expect(textsOf(result).join(" ")).toContain("Malla manga larga");
  });
});

it("who makes goods, where they are listed and what there is to choose may be told: tools return it", async () => {
  const products = SAMPLE_PRODUCTS.map((product) => ({
    ...product,
    brand: "Bailarina",
    categories: ["Contemporáneo", "Envío gratis"],
    attributes: ["Estampa"],
  }));
  const told = "La Malla manga larga es de Bailarina, está pensada para contemporáneo y tiene estampa.";
  const { result } = await run([search, { text: told }], { shop: { products } });
  expect(result).toMatchObject({ kind: "reply", trace: { check: { outcome: "passed" } } });
  for (const lie of [`${told} Tiene capucha.`, `${told} El envío es gratis.`]) {
    const repaired = await run([search, { text: lie }, { text: told }], { shop: { products } });
    expect(repaired.result).toMatchObject({ kind: "reply", trace: { check: { outcome: "repaired" } } });
  }
});
