import type { StoreCategory } from "../ports.ts";
import { defineTool, optionalText, type ToolContext, type ToolOutcome } from "./defineTool.ts";
import { foldText } from "../text/foldText.ts";
import { MAX_PRODUCTS, nameMatch, viewMatches, viewOffer } from "./productList.ts";

export const searchByCategory = defineTool({
  name: "search_by_category",
  description:
    'Muestra productos de una categoría. Sin query devuelve las categorías de la tienda. Sirve cuando el cliente pide algo amplio ("medias", "ropa de danza").',
  shape: {
    query: optionalText("Nombre de la categoría o tipo de producto, o null para ver las categorías"),
    category_id: optionalText("id de una categoría que devolvió esta herramienta, o null"),
  },
  async run({ query, category_id }, context) {
    const categories = await context.store.listCategories({ signal: context.signal });
    const category = chooseCategory(categories, { query, id: category_id });
    if (category !== null) return showCategory(category, { categories, context });
    for (const known of categories) addCategoryFact(known, context);
    const found =
      query === null || query.trim() === ""
        ? []
        : await context.store.searchProducts(query, { limit: MAX_PRODUCTS, signal: context.signal });
    const products = viewMatches({ products: found, query: query ?? "", context });
    return {
      kind: "result",
      value: {
        category: null,
        categories: categories.slice(0, 40).map(({ id, name }) => ({ id, name })),
        ...(products.length > 0 ? { products } : {}),
      },
    };
  },
});

async function showCategory(
  category: StoreCategory,
  { categories, context }: { categories: StoreCategory[]; context: ToolContext },
): Promise<ToolOutcome> {
  const products = await context.store.listByCategory(category.id, {
    limit: MAX_PRODUCTS * 2,
    signal: context.signal,
  });
  const children = categories.filter((other) => other.parentId === category.id);
  for (const known of [category, ...children]) addCategoryFact(known, context);
  return {
    kind: "result",
    value: {
      category: category.name,
      ...(children.length > 0 ? { subcategories: children.map(({ id, name }) => ({ id, name })) } : {}),
      products: viewOffer(products, context),
    },
  };
}

/** By id, else by the best name; an exact name beats a name that merely contains the words. */
function chooseCategory(
  categories: StoreCategory[],
  wanted: { query: string | null; id: string | null },
): StoreCategory | null {
  const byId = wanted.id === null ? undefined : categories.find((category) => category.id === wanted.id);
  if (byId !== undefined) return byId;
  const { query } = wanted;
  if (query === null) return null;
  const score = (category: StoreCategory): number =>
    foldText(category.name) === foldText(query)
      ? 3
      : nameMatch(category.name, query) + nameMatch(query, category.name);
  const [best] = categories
    .map((category) => ({ category, score: score(category) }))
    .filter((rated) => rated.score >= 1)
    .sort((a, b) => b.score - a.score);
  return best?.category ?? null;
}

function addCategoryFact(category: StoreCategory, context: ToolContext): void {
  context.addFact({ kind: "category", text: category.name, value: category.id, subject: category.id });
}
