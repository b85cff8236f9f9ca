import { id, instant, number, record, records, text, type JsonRecord } from "../json/read.ts";
import { cents } from "../json/money.ts";
import { htmlToText } from "./html.ts";
import { localized, localizedName, otherNames, secureAddress, webAddress } from "./text.ts";
import type {
  TiendanubeCategory,
  TiendanubePage,
  TiendanubeProduct,
  TiendanubeProductStamp,
  TiendanubeStore,
  TiendanubeVariant,
} from "./types.ts";

const MAX_DESCRIPTION = 4000;
const MAX_PAGE = 20_000;
/** Nines without end are typed for "plenty". */
const MOST_UNITS = 1_000_000_000;

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
    description: localizedName(store.description, language),
    address: text(store.address, 400) ?? text(store.business_address, 400),
    url: host === null ? null : `https://${host.replace(/^https?:\/\//, "").replace(/\/+$/, "")}`,
  };
}

/** `promotional_price` counts only between zero and the price: messy shops hold "0.00" or more than the price. */
function promotional(variant: JsonRecord, priceCents: number | null): number | null {
  const promo = cents(variant.promotional_price);
  return promo !== null && priceCents !== null && promo > 0 && promo < priceCents ? promo : null;
}

interface VariantContext {
  language: string;
  /** Addresses of the product's pictures by their ids. */
  pictures: Map<string | null, string | null>;
}

function mapVariant(variant: JsonRecord, { language, pictures }: VariantContext): TiendanubeVariant | null {
  const variantId = id(variant.id);
  if (variantId === null) return null;
  const asked = cents(variant.price);
  // Nothing and below is no price, whatever wrote it: a customer would be told that it is a gift.
  const priceCents = asked !== null && asked > 0 ? asked : null;
  const managed = variant.stock_management !== false && variant.stock !== null && variant.stock !== "";
  const stock = managed ? Math.min(Math.max(0, Math.trunc(number(variant.stock) ?? 0)), MOST_UNITS) : null;
  const visible = variant.visible !== false;
  const values = Array.isArray(variant.values) ? variant.values : [];
  return {
    id: variantId,
    values: values.map((value) => localizedName(value, language)).filter((value) => value !== null),
    sku: text(variant.sku, 255),
    barcode: id(variant.barcode),
    mpn: id(variant.mpn),
    imageUrl: pictures.get(id(variant.image_id)) ?? null,
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
  return {
    id: categoryId,
    name,
    handle: localized(category.handle, language, 500) ?? "",
    parentId: parentId === "0" ? null : parentId,
    visible,
  };
}

/** A product of `GET /products`; the private `cost` never leaves this function. */
export function mapProduct(value: unknown, language: string): TiendanubeProduct | null {
  const product = record(value);
  const productId = id(product?.id);
  if (product === null || productId === null) return null;
  const description = localized(product.description, language, 20_000);
  const attributes = Array.isArray(product.attributes) ? product.attributes : [];
  const images = byPosition(records(product.images, 250));
  const pictures = new Map(images.map((image) => [id(image.id), secureAddress(image.src)]));
  const name = localizedName(product.name, language) ?? "";
  return {
    id: productId,
    name,
    otherNames: otherNames(product.name, name),
    description: description === null ? null : text(htmlToText(description), MAX_DESCRIPTION),
    handle: localized(product.handle, language, 500) ?? "",
    seoTitle: localizedName(product.seo_title, language),
    seoDescription: localized(product.seo_description, language, 1000),
    published: product.published === true,
    canonicalUrl: webAddress(product.canonical_url),
    imageUrl: images.map((image) => secureAddress(image.src)).find((src) => src !== null) ?? null,
    brand: text(product.brand, 255),
    attributes: attributes.map((name) => localizedName(name, language)).filter((name) => name !== null),
    categories: records(product.categories, 100)
      .map((category) => mapCategory(category, language))
      .filter((category) => category !== null)
      .map((category) => ({ id: category.id, name: category.name, visible: category.visible })),
    tags: splitTags(product.tags),
    freeShipping: product.free_shipping === true,
    requiresShipping: product.requires_shipping !== false,
    variants: byPosition(records(product.variants, 1000))
      .map((variant) => mapVariant(variant, { language, pictures }))
      .filter((variant) => variant !== null),
    createdAt: instant(product.created_at),
    updatedAt: instant(product.updated_at),
  };
}

/** A product of `GET /products?fields=id,updated_at`. */
export function mapProductStamp(product: JsonRecord): TiendanubeProductStamp | null {
  const productId = id(product.id);
  return productId === null ? null : { id: productId, updatedAt: instant(product.updated_at) };
}

export function mapPage(page: JsonRecord, language: string): TiendanubePage | null {
  const pageId = id(page.id);
  const title = localizedName(page.name, language);
  if (pageId === null || title === null) return null;
  const body = localized(page.content, language, 100_000);
  return {
    id: pageId,
    title,
    body: text(htmlToText(body ?? ""), MAX_PAGE) ?? "",
    handle: localized(page.handle, language, 500),
    published: page.published === true,
  };
}
