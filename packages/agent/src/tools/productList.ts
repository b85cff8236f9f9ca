import type { StoreProduct } from "../ports.ts";
import { wordStems } from "../text/foldText.ts";
import type { ToolContext } from "./defineTool.ts";
import { viewProduct, type ProductView } from "./productView.ts";

/** A reply shows three products; a few more let the model choose. */
export const MAX_PRODUCTS = 6;

/** Products to offer: what can't be bought is left out. */
export function viewOffer(products: StoreProduct[], context: ToolContext): ProductView[] {
  return products
    .filter(canBeBought)
    .slice(0, MAX_PRODUCTS)
    .map((product) => viewProduct(product, context));
}

/** Products searched for: those in stock first, then sold-out ones whose name was asked for. */
export function viewMatches(input: {
  products: StoreProduct[];
  query: string;
  context: ToolContext;
}): ProductView[] {
  const offered = viewOffer(input.products, input.context);
  const soldOut = input.products
    .filter((product) => !canBeBought(product) && isNamed(product, input.query))
    .slice(0, 2)
    .map((product) => viewProduct(product, input.context));
  return [...offered.slice(0, MAX_PRODUCTS - soldOut.length), ...soldOut];
}

export const SOLD_OUT_HINT =
  "Lo que tiene available:false está agotado: decilo si preguntó por eso, pero no lo ofrezcas.";

/** How well a name answers a query: share of the query's words found in it, 0 to 1. */
export function nameMatch(name: string, query: string): number {
  const wanted = significantStems(query);
  if (wanted.length === 0) return 0;
  const present = new Set(wordStems(name));
  return wanted.filter((stem) => present.has(stem)).length / wanted.length;
}

function canBeBought(product: StoreProduct): boolean {
  return product.variants.some((variant) => variant.available);
}

function isNamed(product: StoreProduct, query: string): boolean {
  const named = new Set(wordStems(query));
  const words = significantStems(product.name);
  return (
    nameMatch(product.name, query) >= 0.5 || (words.length > 0 && words.every((stem) => named.has(stem)))
  );
}

const FILLERS = new Set(
  wordStems(
    "de la el los las un una unos unas y o con para por en del al que the of for a do da dos das um uma com tenes hay tem",
  ),
);

function significantStems(text: string): string[] {
  return wordStems(text).filter((stem) => !FILLERS.has(stem));
}
