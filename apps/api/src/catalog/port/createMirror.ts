import type { StoreCategory, StoreCoupon, StorePage, StorePort, StoreProduct } from "@platform/agent";
import type { Sql } from "@platform/db";
import { isUsable, toStoreCoupon, type TiendanubeCoupon } from "@platform/integrations/tiendanube";
import { freshOrders, type OrderReader } from "./freshOrders.ts";
import { freshProducts } from "./freshProducts.ts";
import type { MirrorState } from "./mirrorState.ts";

export interface MirrorOptions extends OrderReader {
  /** The shop's day, `YYYY-MM-DD`. */
  today(): string;
}

/** More than anybody is shown at once, and as many as one request to the store can answer. */
const MOST_PRODUCTS = 30;

/** A store read from its mirror alone; prices, stocks and orders that are too old are read from the store again. */
export function createMirror(options: MirrorOptions, state: MirrorState): StorePort {
  const { sql, tenantId } = options;
  const products = async (
    find: Promise<string[]>,
    { limit, signal }: { limit: number; signal: AbortSignal },
  ): Promise<StoreProduct[]> =>
    freshProducts(options, (await find).slice(0, Math.min(limit, MOST_PRODUCTS)), signal);
  const ids = async (rows: Promise<{ ids: string[] }[]>): Promise<string[]> => (await rows)[0]?.ids ?? [];

  return {
    searchProducts: (query, asked) => products(searchIds(options, query, asked.limit), asked),
    listCategories: () => readCategories(options),
    listByCategory: async (categoryId, asked) => {
      const rows = sql<{ ids: string[] }[]>`
        select mirror_category(${tenantId}, ${categoryId}, ${asked.limit}) as ids`;
      const found = await products(ids(rows), asked);
      // What has sold out since it was looked up is not offered beside what has not.
      const buyable = found.filter(isBuyable);
      return buyable.length > 0 ? buyable : found;
    },
    browseStorefront: async (asked) => {
      const rows = sql<{ ids: string[] }[]>`select mirror_storefront(${tenantId}, ${asked.limit}) as ids`;
      return (await products(ids(rows), asked)).filter(isBuyable);
    },
    getProduct: async (id, { signal }) => (await freshProducts(options, [id], signal))[0] ?? null,
    listCoupons: () => readCoupons(options, options.today()),
    listPages: () => readPages(options),
    findOrders: (query, { signal }) => freshOrders(options, { query, state }, signal),
  };
}

interface Reader {
  sql: Sql;
  tenantId: string;
}

async function searchIds({ sql, tenantId }: Reader, query: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select product_id as id from search_products(${tenantId}, ${query}, ${JSON.stringify({ limit })}::text::jsonb)`;
  return rows.map(({ id }) => id);
}

async function readCategories({ sql, tenantId }: Reader): Promise<StoreCategory[]> {
  const rows = await sql<StoreCategory[]>`
    select category_id as id, name, parent_id as "parentId" from catalog_categories
    where tenant_id = ${tenantId} and visible order by name, category_id`;
  return [...rows];
}

async function readCoupons({ sql, tenantId }: Reader, today: string): Promise<StoreCoupon[]> {
  const rows = await sql<{ terms: TiendanubeCoupon }[]>`
    select terms from catalog_coupons where tenant_id = ${tenantId} order by coupon_id`;
  return rows
    .map(({ terms }) => terms)
    .filter((coupon) => isUsable(coupon, today))
    .map(toStoreCoupon);
}

async function readPages({ sql, tenantId }: Reader): Promise<StorePage[]> {
  const rows = await sql<StorePage[]>`
    select page_id as id, title, coalesce(body, '') as body, nullif(url, '') as url from catalog_pages
    where tenant_id = ${tenantId} and published order by page_id`;
  return [...rows];
}

function isBuyable({ variants }: StoreProduct): boolean {
  return variants.some(({ available }) => available);
}
