import { withoutMarks, type AgentResult } from "@platform/agent";
import { createCache } from "../../cache.ts";
import type { TurnClaim } from "./claim.ts";

/** What a store's chats may be about, as `store_context` tells it, in the order in which they are tried. */
export interface StoreIntent {
  name: string;
  examples: string[];
  signal: string | null;
}

const SIGNALS: Record<string, string> = {
  search_specific_products: "products",
  search_by_category: "products",
  browse_general_storefront: "products",
  get_product_details: "products",
  orders: "orders",
  cupones_list: "coupons",
  derivhumano: "handoff",
};

/**
 * What the turn was about, without asking a model: what the customer wrote, by the store's own examples, the newest
 * message first; else by what the bot did, which is the model's own reading of it. Null where neither tells.
 */
export function intentOf(
  { intents, history }: Pick<TurnClaim, "intents" | "history">,
  result: AgentResult,
): string | null {
  if (intents.length === 0) return null;
  const asked = history.filter(({ role, unanswered }) => role === "user" && unanswered).toReversed();
  for (const { text, transcript } of asked) {
    const said = fold(text ?? transcript ?? "");
    const found = intents.find(({ examples }) =>
      examples.some((example) => said.includes(foldOnce(example))),
    );
    if (found !== undefined) return found.name;
  }
  const done = new Set(
    result.trace.steps.flatMap((step) => (step.kind === "tool" ? (SIGNALS[step.tool] ?? []) : [])),
  );
  if (result.kind === "handoff") done.add("handoff");
  return intents.find(({ signal }) => signal !== null && done.has(signal))?.name ?? null;
}

/** A store's examples are the same at each of its turns, and nearly the same at every store. */
const folded = createCache(fold, 5_000);
const foldOnce = (example: string): string => folded.get(example);

/** Words alone, between blanks, without capitals and accents: so that an example is found whole. */
function fold(text: string): string {
  const words =
    withoutMarks(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(" ")} `;
}
