import { describe, expect, it } from "vitest";
import type { AgentInput } from "../input.ts";
import { sampleInput, sampleStore, scriptedModel, type SampleStoreOptions } from "../testing/index.ts";
import { runAgent } from "./runAgent.ts";
import { SAMPLE_PRODUCTS } from "../testing/sampleCatalog.ts";
import { resolveReferences } from "./resolveReferences.ts";

const [product] = SAMPLE_PRODUCTS;
const [variant] = product?.variants ?? [];
const code = variant?.id ?? "";

function cartOf(codes: string[], extra: { answered?: boolean } = {}): AgentInput {
  const lines = codes.map((each) => ({ code: each, name: null, quantity: 2 }));
  const cart = { type: "order", text: null, attachment: { kind: "cart" as const, lines } };
  return sampleInput({
    messages: extra.answered === true ? [cart, { author: "bot", text: "Listo" }, "¿y?"] : [cart],
  });
}
async function namesIn(input: AgentInput, options: SampleStoreOptions = {}) {
  const store = sampleStore(options);
  const { input: named } = await resolveReferences(input, {
    store: { ...store, searchProducts: findsAll(store) },
    signal: new AbortController().signal,
  });
  const { attachment } = named.history[0] ?? {};
  return {
    names: attachment?.kind === "cart" ? attachment.lines.map(({ name }) => name) : [],
    calls: store.calls,
  };
}
/** The sample store searches names only; a real one finds codes too. */
const findsAll =
  (store: ReturnType<typeof sampleStore>) =>
  (query: string, options: { limit: number; signal: AbortSignal }) =>
    store.searchProducts(query, options).then(() => SAMPLE_PRODUCTS);

describe("a cart of WhatsApp's catalogue", () => {
  it("gets the store's names and options for its codes, each looked up once", async () => {
    const { names, calls } = await namesIn(cartOf([code, code, "unknown"]));
    const name = `${product?.name ?? ""} ${variant?.values.join(", ") ?? ""}`;
    expect(names).toEqual([name, name, null]);
    expect(calls.map(({ argument }) => argument)).toEqual([code, "unknown"]);
  });

  it("keeps its codes where the store can't be asked", async () => {
    expect((await namesIn(cartOf([code]), { failWith: "unavailable" })).names).toEqual([null]);
  });

  it("that was answered already is not looked up again", async () => {
    expect((await namesIn(cartOf([code], { answered: true }))).calls).toEqual([]);
  });

  it("of fifty lines costs a few requests only", async () => {
    const many = Array.from({ length: 50 }, (_, n) => `c${n}`);
    expect((await namesIn(cartOf(many))).calls).toHaveLength(6);
  });
});

describe("what a message points at", () => {
  const about = async (
    messages: NonNullable<Parameters<typeof sampleInput>[0]>["messages"],
    options: SampleStoreOptions = {},
  ) => {
    const model = scriptedModel([{ text: "Contame qué talle usás." }]);
    const store = sampleStore(options);
    const result = await runAgent({
      deps: { model, store },
      input: sampleInput({ messages: messages ?? [] }),
      signal: new AbortController().signal,
    });
    const tail = model.requests[0]?.messages.findLast(({ role }) => role === "system")?.content ?? "";
    return { tail, facts: result.trace.facts, steps: result.trace.steps, calls: store.calls };
  };

  it("is the product of the bubble replied to, with prices and options of now, as facts", async () => {
    const { tail, facts, steps } = await about([
      { author: "bot", text: "Medias de red" },
      { text: "precio?", quoted: "Medias de red", quotedProductId: "102" },
    ]);
    expect(tail).toContain('"how":"replied_to","id":"102","name":"Medias de red"');
    expect(tail).toContain("$ 13.500");
    expect(facts.map(({ kind, text, subject, tool }) => [kind, text, subject, tool])).toContainEqual([
      "price",
      "$ 12.000",
      "102",
      "reference",
    ]);
    expect(steps[0]).toMatchObject({ kind: "tool", tool: "reference", error: null });
  });

  it("that is sold out by now says so, without a price", async () => {
    const { tail } = await about([{ text: "precio?", quotedProductId: "104" }]);
    expect(tail).toContain('"name":"Tutú de ensayo","available":false');
  });

  it("that left the store, or a store that can't be asked, is nothing", async () => {
    expect((await about([{ text: "precio?", quotedProductId: "999" }])).tail).not.toContain("replied_to");
    expect(
      (await about([{ text: "precio?", quotedProductId: "102" }], { failWith: "unavailable" })).tail,
    ).not.toContain("replied_to");
  });

  it("of an earlier message is not looked up again", async () => {
    const { calls } = await about([
      { text: "precio?", quotedProductId: "102" },
      { author: "bot", text: "$ 12.000" },
      "gracias",
    ]);
    expect(calls).toEqual([]);
  });

  it("is what the advertisement names, if it names one", async () => {
    const ad = (headline: string, body: string | null = null) => [
      { text: "hola, info", attachment: { kind: "ad" as const, headline, body } },
    ];
    expect((await about(ad("Nuevas Medias de red", "En negro y natural"))).tail).toContain(
      '"how":"advertisement","id":"102"',
    );
    expect((await about(ad("Todo en danza", "Medias y más"))).tail).not.toContain('advertisement",');
  });

  it("in a cart is one line each, with the price of the variant and the quantity", async () => {
    const lines = [{ code: "1022", name: null, quantity: 3 }];
    const store = sampleStore();
    const model = scriptedModel([{ text: "Dale." }]);
    await runAgent({
      deps: { model, store: { ...store, searchProducts: findsAll(store) } },
      input: sampleInput({ messages: [{ type: "order", text: null, attachment: { kind: "cart", lines } }] }),
      signal: new AbortController().signal,
    });
    expect(model.requests[0]?.messages.at(-1)?.content).toContain(
      '{"how":"cart","id":"102","name":"Medias de red","variant":"Natural / L","quantity":3,"available":true,"price":"$ 13.500"}',
    );
  });
});
