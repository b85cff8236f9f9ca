import type { Tenant, TenantCloneInput } from "@platform/contract";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";
import { isTenantId } from "../ids.ts";
import { signPromptChange } from "../prompts/signPromptChange.ts";
import { readTenant, unlessNumberTaken, type TenantDeps } from "./writeTenant.ts";

/**
 * A new store, in test mode, with the settings, texts, knowledge, handoff and desk of another one; without its accounts,
 * number, people, customers and chats. Throws `number_taken`, and `not_found` where there is no such store.
 */
export async function cloneTenant(
  deps: TenantDeps,
  access: Access,
  { tenantId: source, storeName, botPhoneNumber }: TenantCloneInput,
): Promise<Tenant> {
  if (!isTenantId(source)) throw notFound("Tenant");
  const tenantId = await unlessNumberTaken(() =>
    deps.db.system.begin(async (sql) => {
      await signPromptChange(sql, access.actor, { origin: "first" });
      const [clone] = await sql<{ id: string | null }[]>`
        select clone_store(${source}, ${storeName}, ${botPhoneNumber})::text as id`;
      const id = clone?.id ?? null;
      if (id === null) throw notFound("Tenant");
      const changes = { from: source, to: id };
      await writeAudit(sql, access.actor, { tenantId: id, action: "tenant.cloned", changes });
      await writeAudit(sql, access.actor, { tenantId: source, action: "tenant.copied", changes });
      return id;
    }),
  );
  return deps.db.asOperator(({ sql }) => readTenant(sql, deps, tenantId));
}
