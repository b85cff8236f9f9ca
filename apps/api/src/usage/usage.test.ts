import type { TraceStep } from "@platform/agent";
import { describe, expect, it } from "vitest";
import { createPriceBook } from "./priceBook.ts";
import { usageOfAudio, usageOfSteps } from "./usageLines.ts";

const prices = createPriceBook({ casero: { input: 1, cached: 0.5, output: 2 } });
const step = (over: Partial<Extract<TraceStep, { kind: "model" }>> = {}): TraceStep => ({
  kind: "model",
  model: "gpt-5-mini-2025-08-07",
  durationMs: 1,
  inputTokens: 10_000,
  cachedTokens: 0,
  outputTokens: 100,
  text: "Hola",
  toolCalls: [],
  error: null,
  ...over,
});

describe("the price of a model", () => {
  it.each([
    ["gpt-5-mini", { input: 0.25, cached: 0.025, output: 2 }],
    ["gpt-5-mini-2025-08-07", { input: 0.25, cached: 0.025, output: 2 }],
    ["openai/GPT-5-mini:free", { input: 0.25, cached: 0.025, output: 2 }],
    ["gpt-5", { input: 1.25, cached: 0.125, output: 10 }],
    ["gpt-5-codex", { input: 1.25, cached: 0.125, output: 10 }],
    ["gpt-4o-mini-transcribe", { perMinute: 0.003 }],
    // A new member of a known family: on the safe side.
    ["gpt-5.9", { input: 10, cached: 1, output: 50 }],
    ["gpt-9-ultra", { input: 10, cached: 1, output: 50 }],
    ["casero", { input: 1, cached: 0.5, output: 2 }],
    ["casero-2", { input: 1, cached: 0.5, output: 2 }],
    ["caserola", null],
    ["llama3.3", null],
    ["", null],
  ])("%s", (model, expected) => {
    expect(prices(model, null)).toEqual(expected);
  });

  it("is the store's own first; what isn't a price there is passed over", () => {
    const own = {
      "gpt-5-mini": { input: 9, output: 9 },
      "gpt-5": { input: "cheap" },
      llama3: { perMinute: 1 },
    };
    expect(prices("gpt-5-mini", own)).toEqual({ input: 9, cached: 9, output: 9 });
    expect(prices("gpt-5", own)).toEqual({ input: 1.25, cached: 0.125, output: 10 });
    for (const nothing of [undefined, null, "text", 3, [], { "gpt-5-mini": -1 }])
      expect(prices("gpt-5-mini", nothing)).toEqual({ input: 0.25, cached: 0.025, output: 2 });
  });
});

describe("what a run used", () => {
  const used = (...steps: TraceStep[]) => usageOfSteps(steps, { prices, own: null });

  it("costs what its provider bills, cached input for less", () => {
    expect(used(step())).toMatchObject([{ model: "gpt-5-mini-2025-08-07", costUsd: 0.0027 }]);
    expect(used(step({ cachedTokens: 8_000 }))).toMatchObject([{ costUsd: 0.0009 }]);
    // More cached than read is a provider's mistake, not money back.
    expect(used(step({ cachedTokens: 80_000, outputTokens: 0 }))).toMatchObject([{ costUsd: 0.00025 }]);
  });

  it("is counted at the model that answered each call, the run at the one that ended it", () => {
    const first = step({ error: "timeout: late", outputTokens: 0 });
    const second = step({ model: "gpt-5-nano" });
    expect(used(first, second, second)).toEqual([
      expect.objectContaining({ model: "gpt-5-mini-2025-08-07", runs: 0, calls: 1, costUsd: 0.0025 }),
      expect.objectContaining({ model: "gpt-5-nano", runs: 1, calls: 2, costUsd: 0.00108 }),
    ]);
  });

  it("leaves out what was refused unread, and tools", () => {
    const refused = step({ error: "unauthorized: no", inputTokens: 0, outputTokens: 0 });
    const tool = {
      kind: "tool",
      callId: "c",
      tool: "orders",
      arguments: {},
      result: {},
      durationMs: 1,
      error: null,
    };
    expect(used(refused, tool as TraceStep)).toEqual([]);
  });

  it("is assumed and marked where nobody knows the price, and never becomes free by rounding", () => {
    expect(used(step({ model: "llama3.3", cachedTokens: 5_000 }))).toMatchObject([
      { unpricedCalls: 1, costUsd: 0.0122 },
    ]);
    const free = { "llama3.3": { input: 0, output: 0 } };
    expect(usageOfSteps([step({ model: "llama3.3" })], { prices, own: free })).toMatchObject([
      { unpricedCalls: 0, costUsd: 0 },
    ]);
    expect(used(step({ inputTokens: 1, outputTokens: 0 }))).toMatchObject([{ costUsd: 0.000001 }]);
  });

  it("is by the minute where a model hears", () => {
    const heard = { seconds: 30.2, prices, own: null };
    expect(usageOfAudio({ ...heard, model: "gpt-4o-mini-transcribe" })).toMatchObject({
      audioSeconds: 31,
      costUsd: 0.00151,
      unpricedCalls: 0,
    });
    expect(usageOfAudio({ ...heard, model: "casero" })).toMatchObject({ costUsd: 0.00302, unpricedCalls: 1 });
  });
});
