import type { Fact } from "../../result.ts";
import type { RunState } from "../runState.ts";

/** What a tool said of orders, coupons and the like in a turn before holds this long; of products, see `holdReply`. */
const HOLDS_MS = 30 * 60_000;

/**
 * What a reply may stand on: everything the tools of this run have returned, results from a cache like
 * any other, and from the turns before what nothing newer has replaced.
 */
export function currentFacts(state: RunState): Fact[] {
  const now = state.book.facts();
  const replaced = new Set(now.map(({ subject }) => subject));
  const products = new Set(
    earlierOf(state).flatMap(({ kind, subject }) => (kind === "product" ? [subject] : [])),
  );
  const earlier = earlierOf(state).filter((fact) => {
    if (fact.subject !== null && replaced.has(fact.subject)) return false;
    if (products.has(fact.subject)) return !state.check.gone.has(fact.subject ?? "");
    return ageOf(fact, state) <= HOLDS_MS;
  });
  return [...earlier, ...now];
}

function earlierOf({ input }: RunState): Fact[] {
  return input.facts ?? [];
}

/** Milliseconds between the tool's answer and this turn. */
export function ageOf(fact: Fact, { input }: RunState): number {
  return Date.parse(input.now) - Date.parse(fact.at);
}
