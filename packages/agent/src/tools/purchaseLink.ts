import type { StoreProduct, StoreVariant } from "../ports.ts";
import { offerCheckout } from "./checkout.ts";
import { cartShape, readCart, viewUncounted } from "./cartLines.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { findProduct } from "./findProduct.ts";
import { matchVariants } from "./matchVariants.ts";
import { groupVariants, priceOf, viewProduct } from "./productView.ts";

export const purchaseLink = defineTool({
  name: "purchase_link",
  description:
    "Enlace para comprar uno o varios productos, con la variante elegida (talle, color). Usala cuando el cliente decide comprar. Si pide un dato (need), pedíselo y volvé a llamarla.",
  shape: {
    query: optionalText("Nombre del producto, o null si hay product_id o items"),
    product_id: optionalText("id que devolvió otra herramienta, o null"),
    variant: optionalText('Opciones elegidas, o null: "negro 38"'),
    items: cartShape.describe("Si son varios productos o unidades: cada uno con su cantidad; si no, null"),
    email: optionalText("E-mail del cliente tal como lo escribió, o null"),
  },
  async run({ query, product_id, variant, items, email }, context) {
    if (items !== null) return linkToCart({ items, email }, context);
    const { product } = await findProduct({ productId: product_id, query }, context);
    if (product === null)
      return {
        kind: "result",
        value: { found: false, hint: "No hay un producto así; no inventes enlaces." },
      };
    const view = viewProduct(product, context);
    if (!view.available)
      return { kind: "result", value: { found: true, name: product.name, available: false } };
    const matches = namedVariants(product, variant ?? query ?? "");
    const inStock = matches.filter((match) => match.available);
    const [chosen] = inStock;
    if (chosen !== undefined && inStock.length === 1) {
      const checkout = await offerCheckout([{ variant: chosen, quantity: 1 }], { email, context });
      return { kind: "result", value: { ...linkTo(product, chosen, context), ...checkout } };
    }
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

async function linkToCart(
  { items, email }: { items: Parameters<typeof readCart>[0]["items"]; email: string | null },
  context: ToolContext,
) {
  const lines = await readCart({ items, query: null }, context);
  const priced = lines.filter((line) => line.kind === "priced");
  const undecided = priced.filter(({ chosen }) => !chosen);
  const links = lines.map((line) => {
    if (line.kind !== "priced") return viewUncounted(line, context);
    viewProduct(line.product, context);
    const link = linkTo(line.product, line.variant, context);
    return line.chosen ? { ...link, quantity: line.quantity } : undecidedView(line.product, link);
  });
  // A checkout holds exact variants; what is still open is asked for first.
  const whole = priced.length === lines.length && undecided.length === 0;
  const checkout = whole
    ? await offerCheckout(
        priced.map(({ variant, quantity }) => ({ variant, quantity })),
        { email, context },
      )
    : {};
  return { kind: "result" as const, value: { items: links, ...checkout } };
}

function namedVariants(product: StoreProduct, wanted: string): StoreVariant[] {
  return product.variants.length === 1 ? product.variants : matchVariants(product, wanted).variants;
}

/** The product's own address, where no variant was chosen. */
function undecidedView(product: StoreProduct, link: Record<string, unknown>): Record<string, unknown> {
  return {
    ...link,
    variant: null,
    url: product.url,
    in_stock: groupVariants(product.variants.filter(({ available }) => available)),
  };
}

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
