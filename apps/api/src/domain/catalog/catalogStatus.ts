import { storeAccesses, type CatalogStatus } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Hints } from "../../hints/index.ts";
import type { OpenTenant } from "../access.ts";
import { knownWord } from "../knownWord.ts";

const NEVER: CatalogStatus = {
  state: "never",
  products: 0,
  total: null,
  syncedAt: null,
  error: null,
  access: "ok",
  connected: false,
  events: false,
  nextAt: null,
};

/** How this session's store is mirrored. */
export function getCatalogStatus(tenant: OpenTenant): Promise<CatalogStatus> {
  return tenant.run(({ sql }) => readStatus(sql, tenant.tenantId));
}

/** Reads the whole store again, soon; one that is being read goes on. */
export async function syncCatalog(hints: Pick<Hints, "publish">, tenant: OpenTenant): Promise<CatalogStatus> {
  const status = await tenant.run(async ({ sql }) => {
    await sql`
      update catalog_sync set want_full = true, due_at = clock_timestamp(), attempts = 0,
        state = case when access = 'ok' then 'syncing' else state end
      where tenant_id = ${tenant.tenantId} and cursor is null and access <> 'uninstalled'`;
    return readStatus(sql, tenant.tenantId);
  });
  hints.publish("catalog");
  return status;
}

async function readStatus(sql: Sql, tenantId: string): Promise<CatalogStatus> {
  const [row] = await sql<{ status: CatalogStatus }[]>`
    select json_build_object(
      'state', ${knownWord(sql, sql`s.state`, { words: ["never", "syncing", "ready"], otherwise: "failed" })}, 'products', s.products, 'total', s.total, 'syncedAt', s.synced_at, 'error', s.error,
      'access', ${knownWord(sql, sql`s.access`, { words: storeAccesses, otherwise: "ok" })}, 'connected', true, 'events', s.webhook_url is not null,
      'nextAt', case when s.cursor is null and s.due_at < 'infinity' then s.due_at end) as status
    from catalog_sync s where s.tenant_id = ${tenantId}`;
  return row?.status ?? NEVER;
}
