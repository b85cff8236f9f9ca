import type { StoreCategory, StoreCoupon, StorePage, StorePort, StoreProduct } from "@platform/agent";
import type { Sql } from "@platform/db";
import { isUsable, toStoreCoupon, type TiendanubeCoupon } from "@platform/integrations/tiendanube";
import { freshOrders, type OrderReader } from "./freshOrders.ts";
import { freshProducts, type AgedProduct } from "./freshProducts.ts";
import type { SearchMemory } from "./searchMemory.ts";

export interface MirrorOptions extends OrderReader {
  /** The process's, over all stores. */
  searches: SearchMemory;
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
    searchProducts: async (query, { limit, signal }) =>
      freshProducts(options, await findProducts(options, query, most(limit)), signal),
    listCategories: () => readCategories(options),
    listByCategory: async (categoryId, { limit, signal }) => {
      const found = await products(
        sql`select read_products(${tenantId}, mirror_category(${tenantId}, ${categoryId}, ${most(limit)})) as product`,
        signal,
      );
      // What has sold out since it was looked up is not offered beside what has not.
      const buyable = found.filter(isBuyable);
      return buyable.length > 0 ? buyable : found;
    },
    browseStorefront: async ({ limit, signal }) => {
      const found = await products(
        sql`select read_products(${tenantId}, mirror_storefront(${tenantId}, ${most(limit)})) as product`,
        signal,
      );
      return found.filter(isBuyable);
    },
    getProduct: async (id, { signal }) =>
      (await products(sql`select read_products(${tenantId}, ${[id]}) as product`, signal))[0] ?? null,
    listCoupons: () => readCoupons(options, options.today()),
    listPages: () => readPages(options),
    findOrders: (query, { signal }) => freshOrders(options, query, signal),
  };
}

interface Reader {
  sql: Sql;
  tenantId: string;
}

/** One statement: what was found before is read anew, if nothing that the search looks at has changed since; or else it is searched. */
async function findProducts(
  { sql, tenantId, searches }: Reader & { searches: SearchMemory },
  query: string,
  limit: number,
): Promise<AgedProduct[]> {
  const key = JSON.stringify([tenantId, limit, query]);
  const known = searches.get(key);
  const [found] = await sql<{ revision: string | null; ids: string[]; products: AgedProduct[] }[]>`
    select * from mirror_search(${tenantId}, ${query}, ${JSON.stringify({ limit })}::text::jsonb,
      ${known?.revision ?? null}, ${known?.ids ?? null})`;
  if (found === undefined) throw new Error("The search has answered nothing");
  const { revision, ids, products } = found;
  if (revision !== null && revision !== known?.revision) searches.set(key, { revision, ids });
  return products;
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
