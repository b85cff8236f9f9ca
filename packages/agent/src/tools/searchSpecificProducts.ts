import { z } from "zod";
import { foldText } from "../text/foldText.ts";
import { defineTool } from "./defineTool.ts";
import { MAX_PRODUCTS, SOLD_OUT_HINT, viewMatches } from "./productList.ts";
import type { StoreProduct } from "../ports.ts";

export const searchSpecificProducts = defineTool({
  name: "search_specific_products",
  description:
    "Busca productos de la tienda por nombre, tipo, marca o característica. Usala siempre antes de hablar de un producto, su precio o su stock. Devuelve hasta 6.",
  shape: {
    query: z
      .string()
      .trim()
      .min(1)
      .max(600)
      .describe('Lo que busca el cliente, en pocas palabras: "medias de red negras"'),
    variant: z
      .string()
      .max(100)
      .nullable()
      .describe('Talle, color u otra opción que pidió, o null: "negro 38"'),
    max_price: z.number().positive().nullable().describe("Precio máximo en la moneda de la tienda, o null"),
  },
  async run({ query, variant, max_price }, context) {
    const found = await context.store.searchProducts(query, {
      limit: MAX_PRODUCTS * 2,
      signal: context.signal,
    });
    const affordable =
      max_price === null ? found : found.filter((product) => costsAtMost(product, max_price * 100));
    const products = viewMatches({ products: preferVariant(affordable, variant), query, context });
    if (products.length === 0) {
      const hint =
        found.length > 0
          ? "Hay productos, pero no dentro de ese precio."
          : "No se encontró nada con esas palabras.";
      return {
        kind: "result",
        value: {
          products,
          hint: `${hint} Podés probar otras palabras o search_by_category; no inventes productos.`,
        },
      };
    }
    const hints = [
      ...(products.some((product) => !product.available) ? [SOLD_OUT_HINT] : []),
      ...(context.pictured ? [SIMILAR_HINT] : []),
    ];
    return { kind: "result", value: { products, ...(hints.length > 0 ? { hint: hints.join(" ") } : {}) } };
  },
});

/** Nobody compares pictures: what was found has the words that the picture was described with, no more. */
const SIMILAR_HINT =
  'Si lo buscaste por la foto del cliente, son parecidos: decí "parecidos", nunca que es el mismo.';

function costsAtMost(product: StoreProduct, cents: number): boolean {
  return product.variants.some((variant) => {
    const payable = variant.promotionalPriceCents ?? variant.priceCents;
    return payable !== null && payable <= cents;
  });
}

/** Products that have the wanted option in stock come first; the others stay, the wish may be misread. */
function preferVariant(products: StoreProduct[], wanted: string | null): StoreProduct[] {
  if (wanted === null) return products;
  const words = foldText(wanted).split(" ");
  const has = (product: StoreProduct): boolean =>
    product.variants.some((variant) => {
      const values = foldText(variant.values.join(" ")).split(/[^\p{L}\p{N}]+/u);
      return variant.available && words.every((word) => values.includes(word));
    });
  return [...products.filter(has), ...products.filter((product) => !has(product))];
}
