import type { StoreCategory, StoreCoupon, StorePage, StorePort, StoreProduct } from "@platform/agent";
import type { Sql } from "@platform/db";
import { isUsable, toStoreCoupon, type TiendanubeCoupon } from "@platform/integrations/tiendanube";
import { freshOrders, type OrderReader } from "./freshOrders.ts";
import { freshProducts, type AgedProduct } from "./freshProducts.ts";

export interface MirrorOptions extends OrderReader {
  /** The shop's day, `YYYY-MM-DD`. */
  today(): string;
}

/** More than anybody is shown at once, and as many as one request to the store can answer. */
const MOST_PRODUCTS = 30;

/** A store read from its mirror alone; prices, stocks and orders that are too old are read from the store again. */
export function createMirror(options: MirrorOptions): StorePort {
  const { sql, tenantId } = options;
  /** Found and read in one statement. */
  const products = async (
    rows: Promise<{ product: AgedProduct }[]>,
    signal: AbortSignal,
  ): Promise<StoreProduct[]> =>
    freshProducts(
      options,
      (await rows).map(({ product }) => product),
      signal,
    );
  const most = (limit: number): number => Math.min(limit, MOST_PRODUCTS);

  return {
    searchProducts: (query, { limit, signal }) =>
      products(
        sql`select mirror_products(${tenantId}, array(
          select product_id from search_products(${tenantId}, ${query}, ${JSON.stringify({ limit: most(limit) })}::text::jsonb)
        )) as product`,
        signal,
      ),
    listCategories: () => readCategories(options),
    listByCategory: async (categoryId, { limit, signal }) => {
      const found = await products(
        sql`select mirror_products(${tenantId}, mirror_category(${tenantId}, ${categoryId}, ${most(limit)})) as product`,
        signal,
      );
      // What has sold out since it was looked up is not offered beside what has not.
      const buyable = found.filter(isBuyable);
      return buyable.length > 0 ? buyable : found;
    },
    browseStorefront: async ({ limit, signal }) => {
      const found = await products(
        sql`select mirror_products(${tenantId}, mirror_storefront(${tenantId}, ${most(limit)})) as product`,
        signal,
      );
      return found.filter(isBuyable);
    },
    getProduct: async (id, { signal }) =>
      (await products(sql`select mirror_products(${tenantId}, ${[id]}) as product`, signal))[0] ?? null,
    listCoupons: () => readCoupons(options, options.today()),
    listPages: () => readPages(options),
    findOrders: (query, { signal }) => freshOrders(options, query, signal),
  };
}

interface Reader {
  sql: Sql;
  tenantId: string;
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
