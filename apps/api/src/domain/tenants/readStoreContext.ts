import type { Sql } from "@platform/db";
import type { StoreContext } from "../../flow/turn/claim.ts";
import { notFound } from "../errors.ts";

/** What a turn of this store's would know of it now. Throws `not_found`. */
export async function readStoreContext(sql: Sql, tenantId: string): Promise<StoreContext> {
  const [row] = await sql<{ context: StoreContext }[]>`
    select store_context(t, clock_timestamp()) as context from tenants t where t.id = ${tenantId}`;
  if (row === undefined) throw notFound("Tenant");
  return row.context;
}
