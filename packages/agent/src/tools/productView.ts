import { localeOf } from "../text/locale.ts";
import { formatMoney } from "../text/money.ts";
import type { StoreProduct, StoreVariant } from "../ports.ts";
import type { ToolContext } from "./defineTool.ts";

/** What it takes to show a product: where its facts go, and how its prices are written. */
export type ViewContext = Pick<ToolContext, "addFact" | "country"> & {
  book: Pick<ToolContext["book"], "see">;
};

/** A product as the model sees it. Keys without content are left out. */
export interface ProductView {
  id: string;
  name: string;
  available: boolean;
  /** What is paid now; only when the product is on promotion. Named before `price` so that it is said first. */
  promotional_price?: string;
  /** Regular price, "desde …" when variants differ, or the "on request" phrase. */
  price?: string;
  /** Only when variants differ in price. */
  prices_by_variant?: { options: string; promotional_price?: string; price: string }[];
  /** "Color, Talle": what the values of `in_stock` are, in order. */
  options?: string;
  /** "Negro: 36, 38; Rosa: 38" */
  in_stock?: string;
  url?: string;
  image?: string;
  free_shipping?: boolean;
}

/** A store has at most a thousand variants of one product; more than these nobody reads. */
const MAX_VARIANT_FACTS = 200;

interface PriceGroup {
  variants: StoreVariant[];
  price: string;
  promotional: string | null;
  payable: number | null;
}

/**
 * Shows a product to the model and records what a reply may state about it. A sold-out product
 * comes back with its name alone: nothing in it invites to buy.
 */
export function viewProduct(product: StoreProduct, context: ViewContext): ProductView {
  const inStock = product.variants.filter((variant) => variant.available);
  const available = inStock.length > 0;
  context.book.see({
    id: product.id,
    name: product.name,
    url: product.url,
    imageUrl: product.imageUrl,
    description: product.description,
    terms: [product.brand ?? "", ...product.categories, ...product.attributes].filter((term) => term !== ""),
    available,
  });
  context.addFact({ kind: "product", text: product.name, value: product.id, subject: product.id });
  if (!available) {
    context.addFact({ kind: "stock", text: soldOutText(context.country), value: false, subject: product.id });
    return { id: product.id, name: product.name, available };
  }
  const groups = groupByPrice(inStock, { currency: product.currency, country: context.country });
  addProductFacts({ product, inStock, groups, context });
  const summary = groupVariants(inStock);
  return {
    id: product.id,
    name: product.name,
    available,
    ...priceKeys(groups, context.country),
    ...(summary === "" ? {} : { options: product.attributes.join(", "), in_stock: summary }),
    url: product.url,
    ...(product.imageUrl === null ? {} : { image: product.imageUrl }),
    ...(product.freeShipping ? { free_shipping: true } : {}),
  };
}

/** "Negro: 36, 38; Rosa: 38", or "36, 38" for a single attribute; empty where there is nothing to choose. */
export function groupVariants(variants: StoreVariant[]): string {
  const groups = new Map<string, string[]>();
  for (const { values } of variants) {
    const [first, ...rest] = values;
    if (first === undefined) continue;
    const others = groups.get(first) ?? [];
    if (rest.length > 0) others.push(rest.join(" / "));
    groups.set(first, others);
  }
  const entries = [...groups].map(([first, rest]) =>
    rest.length === 0 ? first : `${first}: ${rest.join(", ")}`,
  );
  return entries.join([...groups.values()].some((rest) => rest.length > 0) ? "; " : ", ");
}

/** What a variant costs, promotion first, as text and in cents. */
export function priceOf(variant: StoreVariant, place: { currency: string; country: string }): PriceGroup {
  const { priceCents, promotionalPriceCents } = variant;
  return {
    variants: [variant],
    price: priceCents === null ? onRequestText(place.country) : formatMoney(priceCents, place),
    promotional: promotionalPriceCents === null ? null : formatMoney(promotionalPriceCents, place),
    payable: promotionalPriceCents ?? priceCents,
  };
}

function groupByPrice(variants: StoreVariant[], place: { currency: string; country: string }): PriceGroup[] {
  const groups = new Map<string, PriceGroup>();
  for (const variant of variants) {
    const priced = priceOf(variant, place);
    const key = `${priced.promotional}|${priced.price}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, priced);
    else group.variants.push(variant);
  }
  return [...groups.values()].sort((a, b) => (a.payable ?? Infinity) - (b.payable ?? Infinity));
}

function priceKeys(
  groups: PriceGroup[],
  country: string,
): Pick<ProductView, "promotional_price" | "price" | "prices_by_variant"> {
  const [cheapest] = groups;
  if (cheapest === undefined) return {};
  if (groups.length === 1) {
    return {
      ...(cheapest.promotional === null ? {} : { promotional_price: cheapest.promotional }),
      price: cheapest.price,
    };
  }
  const from = localeOf(country).language === "pt" ? "a partir de" : "desde";
  return {
    price: `${from} ${cheapest.promotional ?? cheapest.price}`,
    prices_by_variant: groups.map((group) => ({
      options: groupVariants(group.variants),
      ...(group.promotional === null ? {} : { promotional_price: group.promotional }),
      price: group.price,
    })),
  };
}

function addProductFacts(input: {
  product: StoreProduct;
  inStock: StoreVariant[];
  groups: PriceGroup[];
  context: ViewContext;
}): void {
  const { product, inStock, groups, context } = input;
  const subject = product.id;
  for (const group of groups) {
    const [variant] = group.variants;
    const only = groups.length === 1 ? {} : { variants: group.variants.map(({ id }) => id) };
    if (group.promotional !== null && variant !== undefined) {
      context.addFact({
        kind: "promotional_price",
        text: group.promotional,
        value: variant.promotionalPriceCents,
        subject,
        ...only,
      });
    }
    if (variant !== undefined)
      context.addFact({ kind: "price", text: group.price, value: variant.priceCents, subject, ...only });
  }
  for (const variant of inStock.slice(0, MAX_VARIANT_FACTS)) {
    if (variant.values.length === 0) continue;
    context.addFact({ kind: "variant", text: variant.values.join(" "), value: variant.id, subject });
  }
  context.addFact({
    kind: "stock",
    text: localeOf(context.country).language === "pt" ? "disponível" : "disponible",
    value: true,
    subject,
  });
  if (product.freeShipping) addFreeShipping(product, context);
  context.addFact({ kind: "link", text: product.url, value: product.url, subject });
  if (product.imageUrl !== null)
    context.addFact({ kind: "image", text: product.imageUrl, value: product.imageUrl, subject });
}

export function addFreeShipping({ id }: StoreProduct, context: ViewContext): void {
  context.addFact({ kind: "shipping", text: freeShippingText(context.country), value: 0, subject: id });
}

export function onRequestText(country: string): string {
  return localeOf(country).language === "pt" ? "preço sob consulta" : "precio a consultar";
}

export function freeShippingText(country: string): string {
  return localeOf(country).language === "pt" ? "frete grátis" : "envío gratis";
}

export function soldOutText(country: string): string {
  return localeOf(country).language === "pt" ? "esgotado" : "agotado";
}
