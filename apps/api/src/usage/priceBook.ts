import { z } from "zod";
import { createCache } from "../cache.ts";
import { MODEL_PRICES, type Price } from "./prices.ts";

/** What a model costs a store; null where nobody knows. `own` is the store's `model_prices`, as it stands in the row. */
export type PriceBook = (model: string, own: unknown) => Price | null;

const amount = z.number().nonnegative().finite();
const priceSchema: z.ZodType<Price> = z.union([
  z.object({ perMinute: amount }),
  z
    .object({ input: amount, output: amount, cached: amount.optional() })
    .transform(({ input, output, cached }) => ({ input, output, cached: cached ?? input })),
]);

/** The store's own prices first, then the installation's, then the list. */
export function createPriceBook(installation: Readonly<Record<string, Price>> = {}): PriceBook {
  const listed = createCache((model) => ({ price: find(model, installation) ?? find(model, MODEL_PRICES) }));
  return (model, own) => find(model, ownPrices(own)) ?? listed.get(model).price;
}

/** Rows are written by hand too: what isn't a price is passed over, and the rest holds. */
function ownPrices(own: unknown): Record<string, Price> {
  if (typeof own !== "object" || own === null) return {};
  const known: Record<string, Price> = {};
  for (const [model, value] of Object.entries(own)) {
    const read = priceSchema.safeParse(value);
    if (read.success) known[model] = read.data;
  }
  return known;
}

/**
 * By the whole name, else by the longest beginning: `openai/gpt-5-mini-2025-08-07` is a `gpt-5-mini`. A dot goes on
 * with the number, so that `gpt-5` doesn't price `gpt-5.9`.
 */
function find(model: string, prices: Readonly<Record<string, Price>>): Price | null {
  const name = model.trim().toLowerCase();
  const bare = name.slice(name.lastIndexOf("/") + 1);
  const found = Object.keys(prices)
    .filter((known) => [name, bare].some((each) => isNamed(each, known.toLowerCase())))
    .toSorted((a, b) => b.length - a.length)[0];
  return found === undefined ? null : (prices[found] ?? null);
}

function isNamed(name: string, known: string): boolean {
  return name === known || (name.startsWith(known) && /^[-:@]/.test(name.slice(known.length)));
}
