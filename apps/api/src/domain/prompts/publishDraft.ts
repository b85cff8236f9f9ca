import type { promptPublishInput, PromptPublished } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { AppError } from "../errors.ts";
import { readDraft } from "./promptRow.ts";
import { replaceLive } from "./replaceLive.ts";
import { savedByAnother } from "./saveDraft.ts";

/** Makes the draft what the bot is told from now on, as a new version. */
export async function publishDraft(
  access: Access,
  { tenantId, revision, over, note }: z.infer<typeof promptPublishInput>,
): Promise<PromptPublished> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const [locked] = await sql<{ revision: string }[]>`
      select revision from prompt_drafts where tenant_id = ${tenantId} for update`;
    const draft = await readDraft(sql, tenantId);
    if (draft === null || locked?.revision !== revision) throw await savedByAnother(sql, tenantId);
    const version = await replaceLive(sql, access.actor, {
      tenantId,
      over,
      brain: draft.brain,
      change: { origin: "published", note },
    });
    if (version === null) throw new AppError("conflict", `The draft says the same as version ${over}`);
    await sql`delete from prompt_drafts where tenant_id = ${tenantId}`;
    return version;
  });
}
