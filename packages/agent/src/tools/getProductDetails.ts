import type { StoreProduct } from "../ports.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { findProduct } from "./findProduct.ts";
import { SOLD_OUT_HINT } from "./productList.ts";
import { groupVariants, soldOutText, viewProduct } from "./productView.ts";

export const getProductDetails = defineTool({
  name: "get_product_details",
  description:
    "Detalle de un producto: descripción, precio, variantes en stock y agotadas. Por product_id si lo tenés, o por nombre en query.",
  shape: {
    query: optionalText("Nombre del producto, o null si hay product_id"),
    product_id: optionalText("id que devolvió otra herramienta, o null"),
  },
  async run({ query, product_id }, context) {
    const { product, others } = await findProduct({ productId: product_id, query }, context);
    if (product === null) {
      return {
        kind: "result",
        value: {
          found: false,
          hint: "No hay un producto así. Buscá con search_specific_products; no inventes datos.",
        },
      };
    }
    const view = viewProduct(product, context);
    return {
      kind: "result",
      value: {
        found: true,
        product: { ...view, ...detailsOf(product, context) },
        ...(others.length > 0
          ? { other_matches: others.slice(0, 3).map((other) => ({ id: other.id, name: other.name })) }
          : {}),
        ...(view.available ? {} : { hint: SOLD_OUT_HINT }),
      },
    };
  },
});

/** Of these a reply can say that they are gone; nobody lists more. */
const MAX_GONE_FACTS = 60;

function detailsOf(product: StoreProduct, context: ToolContext): Record<string, unknown> {
  const inStock = product.variants.filter((variant) => variant.available);
  const soldOut = groupVariants(product.variants.filter((variant) => !variant.available));
  const few = inStock.filter((variant) => variant.stock !== null && variant.stock <= 3);
  for (const variant of few) {
    context.addFact({
      kind: "stock",
      text: String(variant.stock),
      value: variant.stock,
      subject: product.id,
      variants: [variant.id],
    });
  }
  const gone = product.variants.filter(({ available, values }) => !available && values.length > 0);
  for (const variant of inStock.length > 0 ? gone.slice(0, MAX_GONE_FACTS) : []) {
    context.addFact({
      kind: "stock",
      text: `${variant.values.join(" ")}: ${soldOutText(context.country)}`,
      value: false,
      subject: product.id,
      variants: [variant.id],
    });
  }
  const description = plainText(product.description ?? "");
  return {
    ...(description === "" ? {} : { description: fitText(description, 700) }),
    ...(product.brand === null || product.brand === "" ? {} : { brand: product.brand }),
    ...(product.categories.length === 0 ? {} : { categories: product.categories.join(", ") }),
    ...(inStock.length > 0 && soldOut !== "" ? { sold_out: soldOut } : {}),
    ...(few.length === 0
      ? {}
      : {
          last_units: few
            .map((variant) => `${variant.values.join(" ") || product.name}: ${variant.stock}`)
            .join("; "),
        }),
  };
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
