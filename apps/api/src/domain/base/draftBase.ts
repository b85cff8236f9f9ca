import type { BaseDraft, baseSaveDraftInput } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { authorOf, writeAudit } from "../audit/writeAudit.ts";
import { AppError, notFound } from "../errors.ts";
import { textColumns, tidyTexts } from "./baseTexts.ts";
import { readBaseDraft, readLiveBase, toBaseDraft } from "./readBase.ts";

type SaveInput = z.infer<typeof baseSaveDraftInput>;

/** Keeps the draft, unless somebody else saved it after this editor looked: then `conflict`, and theirs stays. */
export async function saveBaseDraft(
  db: Database,
  { actor }: Access,
  { texts, revision, basedOn }: SaveInput,
): Promise<BaseDraft> {
  return db.asOperator(async ({ sql }) => {
    const live = await readLiveBase(sql);
    const number = live.version?.number ?? 0;
    const values = {
      ...textColumns(tidyTexts(texts)),
      based_on: Math.min(basedOn ?? number, number),
      author: authorOf(actor),
      author_name: actor.name,
    };
    const saved =
      revision === null
        ? await sql`insert into base_drafts ${sql(values)} on conflict (one) do nothing returning 1`
        : await sql`update base_drafts set ${sql(values)}, revision = gen_random_uuid(), saved_at = now()
                    where revision = ${revision} returning 1`;
    if (saved.length === 0) throw await savedByAnother(sql);
    if (revision === null) await writeAudit(sql, actor, { tenantId: null, action: "base.draft_begun" });
    const draft = await readBaseDraft(sql);
    if (draft === null) throw notFound("Draft");
    return toBaseDraft(draft, live.texts);
  });
}

/** Throws the draft away, if it is still the one that was seen. */
export async function discardBaseDraft(
  db: Database,
  { actor }: Access,
  { revision }: { revision: string },
): Promise<void> {
  await db.asOperator(async ({ sql }) => {
    const gone = await sql`delete from base_drafts where revision = ${revision} returning 1`;
    if (gone.length === 0) throw await savedByAnother(sql);
    await writeAudit(sql, actor, { tenantId: null, action: "base.draft_discarded" });
  });
}

/** What to say to whoever comes too late, in words for people who write scripts. */
export async function savedByAnother(sql: Sql): Promise<AppError> {
  const draft = await readBaseDraft(sql);
  return draft === null
    ? new AppError("conflict", "There is no such draft any more: it was published or discarded")
    : new AppError(
        "conflict",
        `${draft.author.name ?? "Somebody"} saved the draft meanwhile; read it with base.status and save again with its revision`,
      );
}
