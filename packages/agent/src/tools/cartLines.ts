import { z } from "zod";
import type { StoreProduct, StoreVariant } from "../ports.ts";
import { optionalText, type ToolContext } from "./defineTool.ts";
import { findProduct } from "./findProduct.ts";
import { matchVariants } from "./matchVariants.ts";
import { groupVariants, viewProduct } from "./productView.ts";

/** More than that is wholesale, which a person answers. */
export const MAX_QUANTITY = 999;
const MAX_LINES = 10;

/** What a customer wants to buy, as the model writes it. */
export const cartShape = z
  .array(
    z.strictObject({
      product_id: optionalText("id que devolvió otra herramienta, o null"),
      product: optionalText("Nombre del producto si no hay product_id, o null"),
      variant: optionalText('Opciones elegidas, o null: "negro 38"'),
      quantity: z.number().int().min(1).max(MAX_QUANTITY).nullable().describe("Unidades; null es una"),
    }),
  )
  .min(1)
  .max(MAX_LINES)
  .nullable();

type WantedLine = NonNullable<z.infer<typeof cartShape>>[number];

/** One line of a cart: what it costs, or why it can't be counted. */
export type CartLine =
  | {
      kind: "priced";
      product: StoreProduct;
      variant: StoreVariant;
      quantity: number;
      /** What one costs now. */
      unitCents: number;
      promotional: boolean;
      /** Whether the variant is the customer's choice or one of several at the same price. */
      chosen: boolean;
    }
  | { kind: "missing"; wanted: string }
  | { kind: "sold_out" | "on_request" | "no_such_option" | "choose"; product: StoreProduct; quantity: number }
  | { kind: "too_many"; product: StoreProduct; variant: StoreVariant; quantity: number; stock: number };

/** The lines of a cart, priced against the store as it is now. */
export function readCart(
  wanted: { items: WantedLine[] | null; query: string | null },
  context: ToolContext,
): Promise<CartLine[]> {
  const items = wanted.items ?? inWords(wanted.query);
  return Promise.all(items.map((item) => readLine(item, context)));
}

/** "2 medias de red negras": a model that knows nothing but `query`. */
function inWords(query: string | null): WantedLine[] {
  const text = query?.trim() ?? "";
  if (text === "") return [];
  const [, count, rest] = /^(\d{1,3})\s*(?:x|×|unidades?(?: de)?)?\s+(\D.*)$/iu.exec(text) ?? [];
  const quantity = Number(count ?? 1);
  return [
    {
      product_id: null,
      product: rest ?? text,
      variant: rest ?? text,
      quantity: quantity === 0 ? 1 : quantity,
    },
  ];
}

async function readLine(item: WantedLine, context: ToolContext): Promise<CartLine> {
  const quantity = item.quantity ?? 1;
  const { product } = await findProduct({ productId: item.product_id, query: item.product }, context);
  if (product === null) return { kind: "missing", wanted: item.product ?? item.product_id ?? "" };
  if (!product.variants.some(({ available }) => available)) return { kind: "sold_out", product, quantity };
  const variant = chooseVariant(product, item);
  if (typeof variant === "string") return { kind: variant, product, quantity };
  if (variant.stock !== null && variant.stock < quantity)
    return { kind: "too_many", product, variant, quantity, stock: variant.stock };
  const unitCents = variant.promotionalPriceCents ?? variant.priceCents;
  if (unitCents === null) return { kind: "on_request", product, quantity };
  const chosen =
    product.variants.length === 1 || matchVariants(product, item.variant ?? "").variants.length > 0;
  const promotional = variant.promotionalPriceCents !== null;
  return { kind: "priced", product, variant, quantity, unitCents, promotional, chosen };
}

/** The variant meant; without a choice any, as long as they all cost the same. */
function chooseVariant(
  product: StoreProduct,
  item: WantedLine,
): StoreVariant | "sold_out" | "no_such_option" | "choose" {
  const wanted = item.variant?.trim() ?? "";
  const { variants, unknown } = matchVariants(product, wanted);
  // A product's name may stand where its options belong; its other words name no option.
  const onlyOptions = wanted !== item.product?.trim();
  if (product.variants.length > 1 && onlyOptions && unknown.length > 0) return "no_such_option";
  const candidates = (variants.length > 0 ? variants : product.variants).filter(({ available }) => available);
  const [first] = candidates;
  if (first === undefined) return "sold_out";
  const same = candidates.every(
    (other) =>
      other.priceCents === first.priceCents && other.promotionalPriceCents === first.promotionalPriceCents,
  );
  if (!same) return "choose";
  // Where nothing was chosen, the variant that there is most of says whether there are enough.
  return candidates.reduce((most, other) =>
    (other.stock ?? Infinity) > (most.stock ?? Infinity) ? other : most,
  );
}

/** What the model reads of a line that can't be counted; what it states are facts. */
export function viewUncounted(
  line: Exclude<CartLine, { kind: "priced" }>,
  context: ToolContext,
): Record<string, unknown> {
  if (line.kind !== "missing") viewProduct(line.product, context);
  switch (line.kind) {
    case "missing":
      return { wanted: line.wanted, found: false, hint: "No hay un producto así; no inventes su precio." };
    case "sold_out":
      return { product: line.product.name, available: false, in_stock: inStockOf(line.product) };
    case "no_such_option":
      return { product: line.product.name, hint: "No existe esa opción.", in_stock: inStockOf(line.product) };
    case "choose":
      return {
        product: line.product.name,
        hint: "El precio cambia según la opción: preguntá cuál quiere.",
        in_stock: inStockOf(line.product),
      };
    case "on_request":
      return { product: line.product.name, price: "precio a consultar" };
    case "too_many":
      context.addFact({
        kind: "stock",
        text: String(line.stock),
        value: line.stock,
        subject: line.product.id,
      });
      return {
        product: line.product.name,
        ...(line.variant.values.length > 0 ? { variant: line.variant.values.join(" / ") } : {}),
        wanted: line.quantity,
        hint: `No hay tantas unidades: hay ${line.stock}.`,
      };
  }
}

function inStockOf(product: StoreProduct): string {
  return groupVariants(product.variants.filter(({ available }) => available));
}
