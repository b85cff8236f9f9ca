import type { TenantSuspendInput } from "@platform/contract";
import type { Database } from "@platform/db";
import type { ISql } from "postgres";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";
import { isTenantId } from "../ids.ts";

/**
 * Stops a store's bot until somebody resumes it: nobody is answered, what it was about to say is cancelled, no model is
 * asked for it. Its people go on reading and writing. Suspending twice changes the reason alone.
 */
export async function suspendTenant(
  db: Database,
  access: Access,
  { tenantId, note = null }: TenantSuspendInput,
): Promise<void> {
  const reason = note === "" ? null : note;
  await db.system.begin(async (sql) => {
    await lock(sql, tenantId);
    await sql`
      update tenants set is_active = false, suspension_note = ${reason}, updated_at = now() where id = ${tenantId}`;
    await writeAudit(sql, access.actor, { tenantId, action: "tenant.suspended", changes: { reason } });
  });
}

/** Lets a suspended store's bot answer what comes from now on; nothing that came before is answered by it. */
export async function resumeTenant(db: Database, access: Access, tenantId: string): Promise<void> {
  await db.system.begin(async (sql) => {
    if (await lock(sql, tenantId)) return;
    await sql`
      update tenants set is_active = true, updated_at = now(), health_due_at = now() where id = ${tenantId}`;
    await writeAudit(sql, access.actor, { tenantId, action: "tenant.resumed" });
  });
}

/** Whether it is in use. Throws `not_found`. */
async function lock(sql: ISql, tenantId: string): Promise<boolean> {
  if (!isTenantId(tenantId)) throw notFound("Tenant");
  const [store] = await sql<{ active: boolean }[]>`
    select is_active as active from tenants where id = ${tenantId} and removed_at is null for no key update`;
  if (store === undefined) throw notFound("Tenant");
  return store.active;
}
