import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { savedByAnother } from "./saveDraft.ts";

/** Throws the draft away, if it is still the one that was seen. */
export async function discardDraft(
  access: Access,
  { tenantId, revision }: { tenantId: string; revision: string },
): Promise<{ tenantId: string }> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const gone = await sql`
      delete from prompt_drafts where tenant_id = ${tenantId} and revision = ${revision} returning 1`;
    if (gone.length === 0) throw await savedByAnother(sql, tenantId);
    await writeAudit(sql, access.actor, { tenantId, action: "prompt.draft_discarded" });
    return { tenantId };
  });
}
