import type { BaseOverride, baseOverrideInput } from "@platform/contract";
import type { Database } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { notFound } from "../errors.ts";
import { isTenantId } from "../ids.ts";

/** Where one store stands aside from what all are told. */
export async function overrideBase(
  db: Database,
  { actor }: Access,
  { tenantId, ...override }: z.infer<typeof baseOverrideInput>,
): Promise<BaseOverride> {
  if (!isTenantId(tenantId)) throw notFound("Tenant");
  return db.asOperator(async ({ sql }) => {
    const rows = await sql`
      update tenants set follows_base = ${override.followsBase}, forbidden_phrases = ${override.forbiddenPhrases},
        updated_at = now()
      where id = ${tenantId} returning 1`;
    if (rows.length === 0) throw notFound("Tenant");
    await writeAudit(sql, actor, { tenantId, action: "base.overridden", changes: override });
    return override;
  });
}
