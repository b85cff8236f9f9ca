import { id, instant, number, record, records, text, type JsonRecord } from "../json/read.ts";
import { cents } from "../json/money.ts";
import { htmlToText } from "./html.ts";
import { localized, localizedName, secureAddress, webAddress } from "./text.ts";
import type { TiendanubeCategory, TiendanubeProduct, TiendanubeStore, TiendanubeVariant } from "./types.ts";

const MAX_DESCRIPTION = 4000;

export function mapStore(value: unknown): TiendanubeStore | null {
  const store = record(value);
  const storeId = id(store?.id);
  if (store === null || storeId === null) return null;
  const language = text(store.main_language, 8) ?? "es";
  const domains = Array.isArray(store.domains) ? store.domains : [];
  const host = text(domains[0], 255) ?? text(store.original_domain, 255);
  return {
    id: storeId,
    name: localizedName(store.name, language) ?? "",
    country: text(store.country, 2),
    language,
    currency: text(store.main_currency, 3) ?? "ARS",
    url: host === null ? null : `https://${host.replace(/^https?:\/\//, "").replace(/\/+$/, "")}`,
  };
}

/** `promotional_price` counts only between zero and the price: messy shops hold "0.00" or more than the price. */
function promotional(variant: JsonRecord, priceCents: number | null): number | null {
  const promo = cents(variant.promotional_price);
  return promo !== null && priceCents !== null && promo > 0 && promo < priceCents ? promo : null;
}

function mapVariant(variant: JsonRecord, language: string): TiendanubeVariant | null {
  const variantId = id(variant.id);
  if (variantId === null) return null;
  const priceCents = cents(variant.price);
  const managed = variant.stock_management !== false && variant.stock !== null && variant.stock !== "";
  const stock = managed ? Math.max(0, number(variant.stock) ?? 0) : null;
  const visible = variant.visible !== false;
  const values = Array.isArray(variant.values) ? variant.values : [];
  return {
    id: variantId,
    values: values.map((value) => localizedName(value, language)).filter((value) => value !== null),
    sku: text(variant.sku, 255),
    priceCents,
    promotionalPriceCents: promotional(variant, priceCents),
    visible,
    available: visible && (stock === null || stock > 0),
    stock,
  };
}

function byPosition(items: JsonRecord[]): JsonRecord[] {
  return items.toSorted((a, b) => (number(a.position) ?? 1e9) - (number(b.position) ?? 1e9));
}

function splitTags(value: unknown): string[] {
  const tags = (text(value, 2000) ?? "").split(",").map((tag) => tag.trim());
  return tags.filter((tag) => tag !== "");
}

export function mapCategory(category: JsonRecord, language: string): TiendanubeCategory | null {
  const categoryId = id(category.id);
  const name = localizedName(category.name, language);
  if (categoryId === null || name === null) return null;
  const parentId = id(category.parent);
  // The copy embedded in a product carries no visibility; the full list decides there.
  const visible = category.visibility === undefined || category.visibility === "visible";
  return { id: categoryId, name, parentId: parentId === "0" ? null : parentId, visible };
}

/** A product of `GET /products`; the private `cost` never leaves this function. */
export function mapProduct(value: unknown, language: string): TiendanubeProduct | null {
  const product = record(value);
  const productId = id(product?.id);
  if (product === null || productId === null) return null;
  const description = localized(product.description, language, 20_000);
  const attributes = Array.isArray(product.attributes) ? product.attributes : [];
  const pictures = byPosition(records(product.images, 250));
  return {
    id: productId,
    name: localizedName(product.name, language) ?? "",
    description: description === null ? null : text(htmlToText(description), MAX_DESCRIPTION),
    handle: localized(product.handle, language, 500) ?? "",
    published: product.published === true,
    canonicalUrl: webAddress(product.canonical_url),
    imageUrl: pictures.map((image) => secureAddress(image.src)).find((src) => src !== null) ?? null,
    brand: text(product.brand, 255),
    attributes: attributes.map((name) => localizedName(name, language)).filter((name) => name !== null),
    categories: records(product.categories, 100)
      .map((category) => mapCategory(category, language))
      .filter((category) => category !== null)
      .map(({ id: categoryId, name, visible }) => ({ id: categoryId, name, visible })),
    tags: splitTags(product.tags),
    freeShipping: product.free_shipping === true,
    variants: byPosition(records(product.variants, 1000))
      .map((variant) => mapVariant(variant, language))
      .filter((variant) => variant !== null),
    updatedAt: instant(product.updated_at),
  };
}
