import { sessionSchema } from "@platform/contract";
import { z } from "zod";
import { may, type TenantRole } from "../../auth/index.ts";
import { createAccess } from "../../domain/access.ts";
import { openProcedure } from "../trpc.ts";

/** Who is asking; nobody is an answer too. */
export const get = openProcedure
  .input(z.strictObject({}))
  .output(sessionSchema)
  .query(async ({ ctx: { actor, deps } }) => {
    if (actor.kind === "nobody") return { user: null, role: null, tenants: [] };
    const parts = await createAccess(deps.db, actor).everywhere(
      undefined,
      ({ sql }) => sql<{ id: string; storeName: string }[]>`
      select id::text, store_name as "storeName" from tenants order by store_name, id limit 1000`,
    );
    const { id, name, email } = actor;
    const roleIn = (tenantId: string): TenantRole =>
      may(actor, "manage", tenantId) ? "owner" : may(actor, "answer", tenantId) ? "staff" : "viewer";
    const tenants = parts.flat().map((tenant) => ({ ...tenant, role: roleIn(tenant.id) }));
    return { user: { id, name, email }, role: actor.kind, tenants };
  });
