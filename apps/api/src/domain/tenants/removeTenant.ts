import type { TenantRemoveInput } from "@platform/contract";
import type { Database } from "@platform/db";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { isTenantId } from "../ids.ts";

/**
 * Takes a store out of use at once: whoever worked in it sees it no more, its bot is silent, its number free. It is kept
 * for thirty days, then erased.
 */
export async function removeTenant(
  db: Database,
  access: Access,
  { tenantId, storeName }: TenantRemoveInput,
): Promise<{ id: string; eraseAt: string }> {
  if (!isTenantId(tenantId)) throw notFound("Tenant");
  const eraseAt = await db.system.begin(async (sql) => {
    const [store] = await sql<{ name: string }[]>`
      select store_name as name from tenants where id = ${tenantId} and removed_at is null for update`;
    if (store === undefined) throw notFound("Tenant");
    if (storeName !== undefined && storeName.trim() !== store.name.trim())
      throw new AppError("conflict", `The store is called ${store.name}`);
    await sql`update tenants set removed_at = now() where id = ${tenantId}`;
    const [removal] = await sql<{ eraseAt: string }[]>`
      update store_removals set removed_by = ${access.actor.name} where tenant_id = ${tenantId}
      returning to_json(erase_at) as "eraseAt"`;
    // On the installation's record: the store's own is hidden with it.
    await writeAudit(sql, access.actor, {
      tenantId: null,
      action: "tenant.removed",
      target: `${tenantId} ${store.name}`,
    });
    return removal?.eraseAt ?? "";
  });
  // Should this process end here, the worker does it.
  await db.system`select stop_store(${tenantId})`;
  return { id: tenantId, eraseAt };
}
