import type { StoreProduct, StoreVariant } from "../ports.ts";
import { foldText } from "../text/foldText.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { findProduct } from "./findProduct.ts";
import { groupVariants, priceOf, viewProduct } from "./productView.ts";

export const purchaseLink = defineTool({
  name: "purchase_link",
  description:
    "Enlace para comprar un producto, con la variante elegida (talle, color). Usala cuando el cliente decide comprar.",
  shape: {
    query: optionalText("Nombre del producto, o null si hay product_id"),
    product_id: optionalText("id que devolvió otra herramienta, o null"),
    variant: optionalText('Opciones elegidas, o null: "negro 38"'),
  },
  async run({ query, product_id, variant }, context) {
    const { product } = await findProduct({ productId: product_id, query }, context);
    if (product === null)
      return {
        kind: "result",
        value: { found: false, hint: "No hay un producto así; no inventes enlaces." },
      };
    const view = viewProduct(product, context);
    if (!view.available)
      return { kind: "result", value: { found: true, name: product.name, available: false } };
    const wanted = variant ?? query ?? "";
    const matches = matchingVariants(product, wanted);
    const inStock = matches.filter((match) => match.available);
    const [chosen] = inStock;
    if (chosen !== undefined && inStock.length === 1)
      return { kind: "result", value: linkTo(product, chosen, context) };
    const unavailable = variant !== null && matches.length > 0 && inStock.length === 0;
    return {
      kind: "result",
      value: {
        found: true,
        name: product.name,
        available: !unavailable,
        ...(unavailable ? { variant, hint: "Esa variante está agotada." } : {}),
        url: product.url,
        in_stock: groupVariants(product.variants.filter((other) => other.available)),
      },
    };
  },
});

/** The storefront preselects the variant named in `?variant=`; a theme that doesn't shows the product all the same. */
function linkTo(product: StoreProduct, variant: StoreVariant, context: ToolContext): Record<string, unknown> {
  const single = product.variants.length === 1;
  const url = single
    ? product.url
    : `${product.url}${product.url.includes("?") ? "&" : "?"}variant=${encodeURIComponent(variant.id)}`;
  const { price, promotional } = priceOf(variant, { currency: product.currency, country: context.country });
  const subject = product.id;
  context.addFact({ kind: "link", text: url, value: url, subject });
  return {
    found: true,
    name: product.name,
    available: true,
    ...(variant.values.length > 0 ? { variant: variant.values.join(" / ") } : {}),
    ...(promotional === null ? {} : { promotional_price: promotional }),
    price,
    url,
  };
}

/** Variants that have every option named; options are whole words, so "3" doesn't mean "38". */
function matchingVariants(product: StoreProduct, wanted: string): StoreVariant[] {
  if (product.variants.length === 1) return product.variants;
  const known = new Set(product.variants.flatMap((variant) => wordsOf(variant.values.join(" "))));
  const words = wordsOf(wanted).filter((word) => known.has(word));
  if (words.length === 0) return [];
  return product.variants.filter((variant) => {
    const values = wordsOf(variant.values.join(" "));
    return words.every((word) => values.includes(word));
  });
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
