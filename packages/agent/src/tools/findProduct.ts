import type { StoreProduct } from "../ports.ts";
import type { ToolContext } from "./defineTool.ts";
import { nameMatch } from "./productList.ts";

/** The product meant by an id, or else by words: the best name among what the search finds. */
export async function findProduct(
  wanted: { productId: string | null; query: string | null },
  context: ToolContext,
): Promise<{ product: StoreProduct | null; others: StoreProduct[] }> {
  const id = wanted.productId?.trim() ?? "";
  if (id !== "") {
    const product = await context.store.getProduct(id, { signal: context.signal });
    if (product !== null) return { product, others: [] };
  }
  // A model that has only names may put the name where the id belongs.
  const query = (wanted.query ?? "").trim() === "" ? id : (wanted.query ?? "").trim();
  if (query === "") return { product: null, others: [] };
  const found = await context.store.searchProducts(query, { limit: 5, signal: context.signal });
  const rated = found.map((product, index) => ({
    product,
    score: nameMatch(product.name, query) - index / 100,
  }));
  const [best, ...others] = rated.sort((a, b) => b.score - a.score).map((entry) => entry.product);
  return { product: best ?? null, others };
}
