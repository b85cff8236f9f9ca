import type { Session } from "@platform/contract";
import type { Database } from "@platform/db";
import { may, type Actor, type TenantRole } from "../../auth/index.ts";
import { createAccess } from "../access.ts";

/** Who is asking, and what they may in which store; nobody is an answer too. */
export async function readSession(db: Database, actor: Actor): Promise<Session> {
  if (actor.kind === "nobody") return { user: null, role: null, owes: actor.owes ?? null, tenants: [] };
  const parts = await createAccess(db, actor).everywhere(
    undefined,
    ({ sql }) => sql<Omit<Session["tenants"][number], "role">[]>`
      select id::text, store_name as "storeName", to_json(suspended_at)#>>'{}' as "suspendedAt",
        suspension_note as "suspensionNote" from tenants order by store_name, id limit 1000`,
  );
  const { id, name, email } = actor;
  const roleIn = (tenantId: string): TenantRole =>
    may(actor, "manage", tenantId) ? "owner" : may(actor, "answer", tenantId) ? "staff" : "viewer";
  const tenants = parts.flat().map((tenant) => ({ ...tenant, role: roleIn(tenant.id) }));
  return { user: { id, name, email }, role: actor.kind, owes: null, tenants };
}
