import { StoreError, type StoreProduct } from "@platform/agent";
import type { Sql } from "@platform/db";
import { MAX_IDS, TiendanubeError, type TiendanubeClient } from "@platform/integrations/tiendanube";
import type { Logger } from "pino";
import { judgeStoreFailure } from "../errors.ts";
import type { Shop } from "../rows.ts";
import { databaseNow, forgetProducts, seeProducts, writeProducts, type Written } from "../writes.ts";

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
  const read = await readAgain(reader, stale.slice(0, MAX_IDS), signal);
  const now = read ? await readProducts(reader, known) : known;
  const told = now.filter(({ ageSeconds }) => ageSeconds <= OLDEST_SECONDS);
  if (told.length === 0 && now.length > 0)
    throw new StoreError("unavailable", "The store can't be asked for its prices now.");
  return told.map(toProduct);
}

async function readProducts(
  { sql, tenantId }: MirrorReader,
  known: readonly AgedProduct[],
): Promise<AgedProduct[]> {
  const ids = known.map(({ id }) => id);
  const rows = await sql<{ product: AgedProduct }[]>`select read_products(${tenantId}, ${ids}) as product`;
  return rows.map(({ product }) => product);
}

function toProduct({ ageSeconds: _age, ...product }: AgedProduct): StoreProduct {
  return product;
}

/** False where the store did not answer in time, or not at all. */
async function readAgain(
  reader: MirrorReader,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const { sql, client, tenantId, storeId, log } = reader;
  const written: Written = { tenantId, storeId, readAt: await databaseNow(sql) };
  try {
    const { items } = await client.listProducts({
      ids,
      perPage: MAX_IDS,
      signal: AbortSignal.any([signal, AbortSignal.timeout(READ_AGAIN_MS)]),
    });
    const shop = await readShop(sql, tenantId);
    const found = new Set(items.map(({ id }) => id));
    await sql.begin(async (transaction) => {
      const tx = transaction as unknown as Sql;
      await seeProducts(tx, written, items);
      await writeProducts(tx, written, { products: items, shop });
      await forgetProducts(
        tx,
        written,
        ids.filter((id) => !found.has(id)),
      );
    });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ tenantId, err: error }, "Prices and stocks could not be read again");
    await noteRefusal(reader, error);
    return false;
  }
}

async function readShop(sql: Sql, tenantId: string): Promise<Shop> {
  const [shop] = await sql<Shop[]>`
    select store_url as "storeUrl", language from catalog_sync where tenant_id = ${tenantId}`;
  return shop ?? { storeUrl: null, language: null };
}

/** A token that was refused is refused for everybody: the store's health says so at once. */
async function noteRefusal({ sql, tenantId, storeId }: MirrorReader, error: unknown): Promise<void> {
  const { access } = judgeStoreFailure(error, 1);
  if (access === "ok" || !(error instanceof TiendanubeError)) return;
  await sql`select note_access(${tenantId}, ${storeId}, ${access})`;
  throw error;
}
