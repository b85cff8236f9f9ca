import type { Tenant } from "@platform/contract";
import type { Access } from "../access.ts";
import { numberKey, readCursor, toPage, type Page } from "../cursor.ts";
import { tenantColumns, tenantTables, toTenant, type TenantRow } from "./tenantRow.ts";
import type { TenantDeps } from "./writeTenant.ts";

/** The stores the actor sees, in the order in which they came. */
export async function listTenants(
  deps: Omit<TenantDeps, "db">,
  access: Access,
  input: { cursor?: string | null | undefined; limit: number },
): Promise<Page<Tenant>> {
  const [after = "0"] = readCursor(input.cursor, [numberKey]) ?? [];
  const parts = await access.everywhere(
    undefined,
    ({ sql }) => sql<TenantRow[]>`
    select ${tenantColumns(sql)} from ${tenantTables(sql)}
    where t.id > ${after}::text::bigint order by t.id limit ${input.limit + 1}`,
  );
  const rows = parts.flat().toSorted((a, b) => Number(a.tenant.id) - Number(b.tenant.id));
  return toPage(rows, {
    limit: input.limit,
    item: (row) => toTenant(deps, row),
    keys: ({ tenant }) => [tenant.id],
  });
}
