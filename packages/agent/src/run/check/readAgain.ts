import type { RunState } from "../runState.ts";
import { runToolCalls } from "../runToolCalls.ts";

/** A reply shows three products. */
const MAX_PRODUCTS = 4;

/**
 * Reads products of turns before from the store, as the model would, so that a reply stands on their
 * prices and stock of now. What can't be read within a tool's time no longer counts.
 */
export async function readAgain(state: RunState, productIds: readonly string[]): Promise<void> {
  for (const id of productIds) state.check.gone.add(id);
  const calls = productIds.slice(0, MAX_PRODUCTS).map((id) => ({
    id: `check_${id}`,
    name: "get_product_details",
    arguments: JSON.stringify({ query: null, product_id: id }),
  }));
  await runToolCalls(state, calls);
}
