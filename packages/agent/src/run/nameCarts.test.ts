import { describe, expect, it } from "vitest";
import type { AgentInput } from "../input.ts";
import { sampleInput, sampleStore, type SampleStoreOptions } from "../testing/index.ts";
import { SAMPLE_PRODUCTS } from "../testing/sampleCatalog.ts";
import { nameCarts } from "./nameCarts.ts";

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
  const named = await nameCarts(input, {
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
