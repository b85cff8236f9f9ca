import type { TraceStep } from "@platform/agent";
import type { PriceBook } from "./priceBook.ts";
import { ASSUMED_PRICE, type Price } from "./prices.ts";

/** What one model was asked for one purpose, as `record_usage` takes it (packages/db/functions/35_budget.sql). */
export interface UsageLine {
  model: string;
  runs: number;
  calls: number;
  inputTokens: number;
  cachedTokens: number;
  outputTokens: number;
  audioSeconds: number;
  /** Calls whose price nobody knew; `costUsd` holds what is assumed for them. */
  unpricedCalls: number;
  costUsd: number;
}

export interface Pricing {
  prices: PriceBook;
  /** The store's `model_prices`. */
  own: unknown;
}

const MAX_NAME = 100;

/** A run's calls by the model that answered each; the run itself counts at the one that ended it. */
export function usageOfSteps(steps: readonly TraceStep[], { prices, own }: Pricing): UsageLine[] {
  const lines = new Map<string, UsageLine>();
  let last: UsageLine | undefined;
  for (const step of steps) {
    if (step.kind !== "model") continue;
    // Refused before anything was read: nobody bills it.
    if (step.error !== null && step.inputTokens === 0) continue;
    const model = nameOf(step.model);
    const line = lines.get(model) ?? emptyLine(model);
    lines.set(model, line);
    const price = prices(step.model, own);
    line.calls += 1;
    line.inputTokens += step.inputTokens;
    line.cachedTokens += step.cachedTokens;
    line.outputTokens += step.outputTokens;
    line.unpricedCalls += price === null || "perMinute" in price ? 1 : 0;
    line.costUsd += costOfTokens(price, step);
    last = line;
  }
  if (last !== undefined) last.runs = 1;
  return [...lines.values()].map(rounded);
}

/** One voice note. */
export function usageOfAudio(input: { model: string; seconds: number } & Pricing): UsageLine {
  const price = input.prices(input.model, input.own);
  const perMinute = price !== null && "perMinute" in price ? price.perMinute : null;
  return rounded({
    ...emptyLine(nameOf(input.model)),
    runs: 1,
    calls: 1,
    audioSeconds: Math.ceil(input.seconds),
    unpricedCalls: perMinute === null ? 1 : 0,
    costUsd: ((perMinute ?? ASSUMED_PRICE.perMinute) * input.seconds) / 60,
  });
}

/** What several models took together. */
export function costOf(lines: readonly UsageLine[]): number {
  return Number(lines.reduce((sum, line) => sum + line.costUsd, 0).toFixed(6));
}

/** US dollars; a provider's cache is part of its input. */
export function costOfTokens(
  known: Price | null,
  used: { inputTokens: number; cachedTokens: number; outputTokens: number },
): number {
  const price = known === null || "perMinute" in known ? ASSUMED_PRICE : known;
  const cached = Math.min(used.cachedTokens, used.inputTokens);
  return (
    ((used.inputTokens - cached) * price.input + cached * price.cached + used.outputTokens * price.output) /
    1_000_000
  );
}

function emptyLine(model: string): UsageLine {
  return {
    model,
    runs: 0,
    calls: 0,
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    audioSeconds: 0,
    unpricedCalls: 0,
    costUsd: 0,
  };
}

/** To the millionth of a dollar, upwards: nothing that cost something becomes free. */
function rounded(line: UsageLine): UsageLine {
  return { ...line, costUsd: Math.ceil(Number((line.costUsd * 1_000_000).toFixed(3))) / 1_000_000 };
}

function nameOf(model: string): string {
  const name = model.trim().slice(0, MAX_NAME).toWellFormed().replaceAll("\0", "");
  return name === "" ? "unknown" : name;
}
