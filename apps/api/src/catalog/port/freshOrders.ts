import { timeoutSignal } from "@platform/integrations/http";
import { StoreError, type StoreOrder, type StorePort } from "@platform/agent";
import type { Sql } from "@platform/db";
import type { TiendanubeOrder } from "@platform/integrations/tiendanube";
import { databaseNow, writeOrders } from "../writes.ts";
import type { MirrorReader } from "./freshProducts.ts";
import type { MirrorState } from "./mirrorState.ts";

export interface OrderReader extends MirrorReader {
  /** The chat's own phone, folded; null where the customer hides it. */
  customerKey: string | null;
  country: string;
  state: MirrorState;
  /** The store itself, asked for what the mirror does not have. */
  live: Pick<StorePort, "findOrders">;
}

interface Known {
  id: string;
  order: StoreOrder;
  ageSeconds: number;
}

const FRESH_SECONDS = 300;
const READ_AGAIN_MS = 3_000;
/** Parcels move more slowly than prices, but a customer who asks where theirs is wants to hear of today. */
const OLDEST_SECONDS = 3 * 3_600;

/** The customer's orders, each as the store says now or said a few minutes ago. */
export async function freshOrders(
  reader: OrderReader,
  query: { number: string | null; email: string | null },
  signal: AbortSignal,
): Promise<StoreOrder[]> {
  const number = wantedNumber(query.number);
  // Not a number that an order can have, or a chat of which nobody knows whose it is.
  if (number === "" || (number === null && (reader.customerKey ?? "") === "")) return [];
  const known = await readOrders(reader, { number, email: query.email });
  if (known.length === 0) {
    // It may be older than the mirror, or made a moment ago.
    const askStore = number !== null || reader.state.ageSeconds > FRESH_SECONDS;
    return askStore ? reader.live.findOrders(query, { signal }) : [];
  }
  const stale = known.filter(({ ageSeconds }) => ageSeconds > FRESH_SECONDS);
  if (stale.length === 0) return known.map(({ order }) => order);
  const read = await readAgain(reader, stale, signal);
  const now = read ? await readOrders(reader, { number, email: query.email }) : known;
  const told = now.filter(({ ageSeconds }) => ageSeconds <= OLDEST_SECONDS);
  if (told.length === 0 && now.length > 0)
    throw new StoreError("unavailable", "The store can't be asked for its orders now.");
  return told.map(({ order }) => order);
}

/** Null: any; empty: none can have it. */
function wantedNumber(number: string | null): string | null {
  if (number === null || number.trim() === "") return null;
  const digits = number.replace(/\D/g, "").replace(/^0+/, "");
  return digits.length > 12 ? "" : digits;
}

async function readOrders(
  { sql, tenantId, customerKey }: OrderReader,
  { number, email }: { number: string | null; email: string | null },
): Promise<Known[]> {
  const rows = await sql<{ known: Known }[]>`
    select mirror_orders(${tenantId}, ${customerKey ?? ""}, ${number}, ${email ?? ""}) as known`;
  return rows.map(({ known }) => known);
}

async function readAgain(reader: OrderReader, stale: Known[], signal: AbortSignal): Promise<boolean> {
  const { sql, client, tenantId, storeId, country, log } = reader;
  const bound = AbortSignal.any([signal, timeoutSignal(READ_AGAIN_MS)]);
  try {
    const written = { tenantId, storeId, readAt: await databaseNow(sql) };
    const found = await Promise.all(stale.map(({ id }) => client.getOrder(id, { signal: bound })));
    const orders = found.filter((order): order is TiendanubeOrder => order !== null);
    const gone = stale.filter((_, index) => found[index] === null).map(({ id }) => id);
    await sql.begin(async (transaction) => {
      const tx = transaction as unknown as Sql;
      await writeOrders(tx, written, { orders, country });
      await tx`delete from catalog_orders where tenant_id = ${tenantId} and order_id = any(${gone})`;
    });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ tenantId, err: error }, "Orders could not be read again");
    return false;
  }
}
