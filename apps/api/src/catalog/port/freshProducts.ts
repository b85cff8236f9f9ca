import { timeoutSignal } from "@platform/integrations/http";
import { StoreError, type StoreProduct } from "@platform/agent";
import type { Sql } from "@platform/db";
import { MAX_IDS, TiendanubeError, type TiendanubeClient } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { judgeStoreFailure } from "../errors.ts";
import type { Shop } from "../rows.ts";
import { productRows, type Written } from "../writes.ts";

export interface MirrorReader {
  sql: Sql;
  log: Pick<Logger, "warn">;
  tenantId: string;
  storeId: string;
  client: TiendanubeClient;
}

/** What is about to be offered is at most this old, or is read again. */
const FRESH_SECONDS = 300;
/** A customer waits for it. */
const READ_AGAIN_MS = 3_000;
/** Where it can't be read again, this is still told; anything older can't be vouched for. */
const OLDEST_SECONDS = 3_600;

/** A product as the mirror knows it. */
export type AgedProduct = StoreProduct & { ageSeconds: number };

/**
 * Products of the mirror, in the order in which they came. Prices and stocks older than five minutes are read from the
 * store first, all in one request; while the store can't be asked, what is up to an hour old still counts.
 * @throws {StoreError} `unavailable` where all there is is older than that
 */
export async function freshProducts(
  reader: MirrorReader,
  known: readonly AgedProduct[],
  signal: AbortSignal,
): Promise<StoreProduct[]> {
  const stale = known.filter(({ ageSeconds }) => ageSeconds > FRESH_SECONDS).map(({ id }) => id);
  if (stale.length === 0) return known.map(toProduct);
  const now = (await readAgain(reader, { known, stale: stale.slice(0, MAX_IDS) }, signal)) ?? known;
  const told = now.filter(({ ageSeconds }) => ageSeconds <= OLDEST_SECONDS);
  if (told.length === 0 && now.length > 0)
    throw new StoreError("unavailable", "The store can't be asked for its prices now.");
  return told.map(toProduct);
}

function toProduct({ ageSeconds: _age, ...product }: AgedProduct): StoreProduct {
  return product;
}

/** All that are known, as the mirror has them after that; null where the store did not answer in time, or not at all. */
async function readAgain(
  reader: MirrorReader,
  { known, stale }: { known: readonly AgedProduct[]; stale: readonly string[] },
  signal: AbortSignal,
): Promise<AgedProduct[] | null> {
  const { sql, client, tenantId, storeId, log } = reader;
  const { readAt, ...shop } = await readShop(sql, tenantId);
  try {
    const { items: products } = await client.listProducts({
      ids: stale,
      perPage: MAX_IDS,
      signal: AbortSignal.any([signal, timeoutSignal(READ_AGAIN_MS)]),
    });
    const found = new Set(products.map(({ id }) => id));
    const missing = stale.filter((id) => !found.has(id));
    const rows = await sql<{ product: AgedProduct }[]>`
      select retake_products(${tenantId}, ${storeId}, ${readAt}, ${productRows(products, shop)}::text::jsonb, ${missing},
        ${known.map(({ id }) => id)}) as product`;
    return rows.map(({ product }) => product);
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ tenantId, err: error }, "Prices and stocks could not be read again");
    await noteRefusal(reader, error);
    return null;
  }
}

/** And the database's time, before the store is asked. */
async function readShop(sql: Sql, tenantId: string): Promise<Shop & Pick<Written, "readAt">> {
  const [shop] = await sql<(Shop & Pick<Written, "readAt">)[]>`
    select clock_timestamp()::text as "readAt", s.store_url as "storeUrl", s.language
    from (select ${tenantId}::bigint as tenant_id) one left join catalog_sync s using (tenant_id)`;
  if (shop === undefined) throw new Error("The database did not tell the time");
  return shop;
}

/** A token that was refused is refused for everybody: the store's health says so at once. */
async function noteRefusal({ sql, tenantId, storeId }: MirrorReader, error: unknown): Promise<void> {
  const { access } = judgeStoreFailure(error, 1);
  if (access === "ok" || !(error instanceof TiendanubeError)) return;
  await sql`select note_access(${tenantId}, ${storeId}, ${access})`;
  throw error;
}
