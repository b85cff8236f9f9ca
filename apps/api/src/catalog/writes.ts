import type { Sql } from "@platform/db";
import type { TransactionSql } from "postgres";
import type {
  TiendanubeCategory,
  TiendanubeCoupon,
  TiendanubeOrder,
  TiendanubePage,
  TiendanubeProduct,
  TiendanubeProductStamp,
} from "@platform/integrations/tiendanube";
import { jsonText } from "../flow/jsonText.ts";
import { isUnavailable } from "../flow/judgeError.ts";
import { toOrderRow, toPageRow, toProductRow, type Shop } from "./rows.ts";

/** One tenant's store, and when it was asked, by the database's clock. */
export interface Written {
  tenantId: string;
  storeId: string;
  /** Text with microseconds: what was read later must compare as later. */
  readAt: string;
}

/** Taken before the store is asked. */
export async function databaseNow(sql: Sql): Promise<string> {
  const [row] = await sql<{ now: string }[]>`select clock_timestamp()::text as now`;
  if (row === undefined) throw new Error("The database did not tell the time");
  return row.now;
}

export async function writeProducts(
  sql: Sql,
  { tenantId, storeId, readAt }: Written,
  { products, shop }: { products: readonly TiendanubeProduct[]; shop: Shop },
): Promise<void> {
  const rows = productRows(products, shop);
  await sql`select apply_products(${tenantId}, ${storeId}, ${readAt}, ${rows}::text::jsonb)`;
}

/** As JSON. */
export function productRows(products: readonly TiendanubeProduct[], shop: Shop): string {
  return jsonText(products.map((product) => toProductRow(product, shop)));
}

/**
 * All of a page that the database takes: one product that it refuses fails alone, and answers here. Within a
 * transaction.
 */
export async function writeEachProduct(
  tx: Sql,
  written: Written,
  { products, shop }: { products: readonly TiendanubeProduct[]; shop: Shop },
): Promise<{ id: string; error: unknown }[]> {
  const attempt = (some: readonly TiendanubeProduct[]): Promise<void> =>
    (tx as unknown as TransactionSql).savepoint((inner) =>
      writeProducts(inner as unknown as Sql, written, { products: some, shop }),
    );
  const refused: { id: string; error: unknown }[] = [];
  try {
    await attempt(products);
    return refused;
  } catch (error) {
    if (isUnavailable(error)) throw error;
  }
  for (const product of products) {
    try {
      await attempt([product]);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      refused.push({ id: product.id, error });
    }
  }
  return refused;
}

export async function forgetProducts(
  sql: Sql,
  { tenantId, storeId, readAt }: Written,
  ids: readonly string[],
): Promise<void> {
  await sql`select forget_products(${tenantId}, ${storeId}, ${readAt}, ${[...ids]})`;
}

/** What the store answered when it was asked for these alone: those that it has, and the ids that it had nothing of. */
export async function takeProducts(
  sql: Sql,
  { tenantId, storeId, readAt }: Written,
  { products, missing, shop }: { products: readonly TiendanubeProduct[]; missing: string[]; shop: Shop },
): Promise<void> {
  const rows = productRows(products, shop);
  await sql`select take_products(${tenantId}, ${storeId}, ${readAt}, ${rows}::text::jsonb, ${missing})`;
}

/** Notes that these exist; answers which have to be read. */
export async function seeProducts(
  sql: Sql,
  { tenantId, storeId, readAt }: Written,
  stamps: readonly TiendanubeProductStamp[],
): Promise<string[]> {
  const given = stamps.map(({ id, updatedAt }) => ({ id, updatedAt }));
  const [row] = await sql<{ unread: string[] }[]>`
    select see_products(${tenantId}, ${storeId}, ${readAt}, ${jsonText(given)}::text::jsonb) as unread`;
  return row?.unread ?? [];
}

export async function rankProducts(
  sql: Sql,
  { tenantId, storeId }: Written,
  ids: readonly string[],
): Promise<void> {
  await sql`select rank_products(${tenantId}, ${storeId}, ${[...ids]})`;
}

export async function writeCategories(
  sql: Sql,
  { tenantId, storeId }: Written,
  categories: readonly TiendanubeCategory[],
): Promise<void> {
  await sql`select apply_categories(${tenantId}, ${storeId}, ${jsonText(categories)}::text::jsonb)`;
}

export async function writeCoupons(
  sql: Sql,
  { tenantId, storeId }: Written,
  coupons: readonly TiendanubeCoupon[],
): Promise<void> {
  await sql`select apply_coupons(${tenantId}, ${storeId}, ${jsonText(coupons)}::text::jsonb)`;
}

export async function writePages(
  sql: Sql,
  { tenantId, storeId }: Written,
  { pages, shop }: { pages: readonly TiendanubePage[]; shop: Shop },
): Promise<void> {
  const rows = pages.map((page) => toPageRow(page, shop));
  await sql`select apply_pages(${tenantId}, ${storeId}, ${jsonText(rows)}::text::jsonb)`;
}

/** Answers the products whose stock the orders may have changed. */
export async function writeOrders(
  sql: Sql,
  { tenantId, storeId, readAt }: Written,
  { orders, country }: { orders: readonly TiendanubeOrder[]; country: string },
): Promise<string[]> {
  const rows = orders.map((order) => toOrderRow(order, country));
  const [row] = await sql<{ touched: string[] }[]>`
    select apply_orders(${tenantId}, ${storeId}, ${readAt}, ${jsonText(rows)}::text::jsonb) as touched`;
  return row?.touched ?? [];
}
