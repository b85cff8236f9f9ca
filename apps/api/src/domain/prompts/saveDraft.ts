import type { PromptDraft, promptSaveDraftInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { authorOf, writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { brainWarnings } from "./brainWarnings.ts";
import { brainColumns, changedBrain, readDraft, readVersion, toDraft } from "./promptRow.ts";

type Input = z.infer<typeof promptSaveDraftInput>;

/** Keeps the draft, unless somebody else saved it after this editor looked: then `conflict`, and theirs stays. */
export async function saveDraft(access: Access, input: Input): Promise<PromptDraft> {
  const { tenantId, revision } = input;
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const [live, before] = await Promise.all([readVersion(sql, { tenantId }), readDraft(sql, tenantId)]);
    const values = {
      ...brainColumns(changedBrain(before?.brain ?? live.brain, input.brain)),
      based_on: Math.min(input.basedOn ?? live.version.number, live.version.number),
      author: authorOf(access.actor),
      author_name: access.actor.name,
    };
    const saved =
      revision === null
        ? await sql`insert into prompt_drafts ${sql({ tenant_id: tenantId, ...values })}
                    on conflict (tenant_id) do nothing returning 1`
        : await sql`update prompt_drafts set ${sql(values)}, revision = gen_random_uuid(), saved_at = now()
                    where tenant_id = ${tenantId} and revision = ${revision} returning 1`;
    if (saved.length === 0) throw await savedByAnother(sql, tenantId);
    if (revision === null) await writeAudit(sql, access.actor, { tenantId, action: "prompt.draft_begun" });
    const draft = await readDraft(sql, tenantId);
    if (draft === null) throw notFound("Draft");
    return toDraft(draft, { live: live.brain, warnings: await brainWarnings(sql, tenantId) });
  });
}

/** What to say to whoever comes too late, in words for people who write scripts. */
export async function savedByAnother(sql: Sql, tenantId: string): Promise<AppError> {
  // A store that isn't there has no drafts either, and is missing first of all.
  await readVersion(sql, { tenantId });
  const draft = await readDraft(sql, tenantId);
  return draft === null
    ? new AppError("conflict", "There is no such draft any more: it was published or discarded")
    : new AppError(
        "conflict",
        `${draft.author.name ?? "Somebody"} saved the draft meanwhile; read it with prompts.status and save again with its revision`,
      );
}
