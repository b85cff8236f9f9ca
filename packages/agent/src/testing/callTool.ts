import { EMPTY_SHEET, type Article, type StoreSheet } from "../input.ts";
import type { CheckoutPort } from "../ports.ts";
import type { Fact } from "../result.ts";
import type { ToolOutcome } from "../tools/defineTool.ts";
import { createFactBook } from "../tools/factBook.ts";
import { TOOLS_BY_NAME } from "../tools/index.ts";
import { sampleStore, type SampleStore } from "./sampleStore.ts";

export interface ToolCallOptions {
  store?: SampleStore;
  checkout?: CheckoutPort;
  sheet?: Partial<StoreSheet>;
  articles?: Article[];
  pictured?: boolean;
  country?: string;
  customerTexts?: string[];
  orderLookups?: Set<string>;
}

interface Called {
  outcome: ToolOutcome;
  value: Record<string, unknown>;
  facts: Fact[];
  store: SampleStore;
}

/** One valid call of a tool over the sample store, with the facts that it added. */
export async function callTool(name: string, args: unknown, options: ToolCallOptions = {}): Promise<Called> {
  const store = options.store ?? sampleStore();
  const book = createFactBook({ now: () => new Date("2026-11-22T12:00:00Z") });
  const prepared = TOOLS_BY_NAME.get(name)?.prepare(JSON.stringify(args));
  if (prepared?.kind !== "valid") throw new Error(`invalid call: ${JSON.stringify(prepared)}`);
  const outcome = await prepared.run({
    store,
    checkout: options.checkout ?? null,
    sheet: { ...EMPTY_SHEET, ...options.sheet },
    articles: options.articles ?? [],
    pictured: options.pictured ?? false,
    signal: new AbortController().signal,
    country: options.country ?? "AR",
    timezone: "America/Argentina/Buenos_Aires",
    callId: "c1",
    book,
    addFact: (fact) => book.add({ tool: name, callId: "c1" }, fact),
    customerTexts: options.customerTexts ?? [],
    orderLookups: options.orderLookups ?? new Set(),
  });
  return { outcome, value: outcome.kind === "result" ? outcome.value : {}, facts: book.facts(), store };
}

export const textsOf = (facts: Fact[], kind: Fact["kind"]): string[] =>
  facts.filter((fact) => fact.kind === kind).map((fact) => fact.text);
