import {
  orderPhoneKeys,
  toStoreOrder,
  type TiendanubeOrder,
  type TiendanubePage,
  type TiendanubeProduct,
} from "@platform/integrations/tiendanube";

/** What addresses of the shop's pages are made of. */
export interface Shop {
  /** Root of the storefront, without a slash at the end; null where the store names no domain. */
  storeUrl: string | null;
  language: string | null;
}

/** A product as `apply_products` takes it (packages/db/functions/75_catalog.sql). */
export function toProductRow(product: TiendanubeProduct, shop: Shop): Record<string, unknown> {
  const { canonicalUrl, categories, variants, ...rest } = product;
  return {
    ...rest,
    url: canonicalUrl ?? productUrl(product.handle, shop),
    categoryIds: categories.map(({ id }) => id),
    // Whether one can be bought follows from the other columns there.
    variants: variants.map(({ available: _available, ...variant }) => variant),
  };
}

function productUrl(handle: string, { storeUrl, language }: Shop): string {
  if (storeUrl === null) return "";
  return `${storeUrl}/${language === "pt" ? "produtos" : "productos"}/${encodeURIComponent(handle)}/`;
}

export function toPageRow(page: TiendanubePage, { storeUrl }: Shop): Record<string, unknown> {
  const { handle } = page;
  const url = storeUrl === null || handle === null ? "" : `${storeUrl}/${encodeURIComponent(handle)}/`;
  return { ...page, url };
}

/** An order as `apply_orders` takes it. `country` completes phones that buyers typed without calling code. */
export function toOrderRow(order: TiendanubeOrder, country: string): Record<string, unknown> {
  const { id, number, customerId, createdAt, updatedAt, emails, lines } = order;
  return {
    id,
    number,
    customerId,
    phoneKeys: orderPhoneKeys(order, country),
    emails: [...new Set(emails.map((email) => email.trim().toLowerCase()))],
    state: toStoreOrder(order),
    orderedAt: createdAt,
    updatedAt,
    productIds: [...new Set(lines.map(({ productId }) => productId).filter((each) => each !== null))],
  };
}
