import type { basePublishInput, baseRestoreInput, BaseTexts, BaseVersion } from "@platform/contract";
import type { Database, Sql } from "@platform/db";
import type { z } from "zod";
import type { SignedIn } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { authorOf, writeAudit } from "../audit/writeAudit.ts";
import { AppError, hasSqlState, notFound } from "../errors.ts";
import { heldBack } from "../trials/gateOf.ts";
import { textColumns } from "./baseTexts.ts";
import { savedByAnother } from "./draftBase.ts";
import { readBase, readBaseDraft, readLiveBase } from "./readBase.ts";
import { baseGateOf } from "./trials/baseGateOf.ts";

/**
 * Makes the draft what every store's bot is told from its next turn on, as a new version. Throws `conflict` where another one
 * counts by now, and where no finished trial says that it may and nobody says why it does.
 */
export async function publishBase(
  db: Database,
  { actor }: Access,
  { revision, over, note, override }: z.infer<typeof basePublishInput>,
): Promise<BaseVersion> {
  return write(db, async (sql) => {
    const [locked] = await sql<{ revision: string }[]>`select revision from base_drafts for update`;
    const draft = await readBaseDraft(sql);
    if (draft === null || locked?.revision !== revision) throw await savedByAnother(sql);
    const { gate, trial } = await baseGateOf(sql, revision);
    if (gate !== "open" && override === undefined) throw heldBack(gate, "baseTrials");
    await addVersion(sql, actor, { over, texts: draft.texts, note: note ?? null, restoredFrom: null });
    if (gate !== "open") {
      const changes = { reason: override, gate, trial: trial?.id ?? null, blocking: trial?.counts.blocking };
      await writeAudit(sql, actor, {
        tenantId: null,
        action: "base.gate_overridden",
        target: String(over + 1),
        changes,
      });
    }
    await sql`delete from base_drafts`;
  });
}

/** Back to an old version: a new one with its texts. Never held back: it is the way out. */
export async function restoreBase(
  db: Database,
  { actor }: Access,
  { number, over, note }: z.infer<typeof baseRestoreInput>,
): Promise<BaseVersion> {
  return write(db, async (sql) => {
    const { texts } = await readBase(sql, { version: number });
    await addVersion(sql, actor, { over, texts, note: note ?? null, restoredFrom: number });
  });
}

async function write(db: Database, work: (sql: Sql) => Promise<void>): Promise<BaseVersion> {
  try {
    return await db.asOperator(async ({ sql }) => {
      await work(sql);
      const { version } = await readLiveBase(sql);
      if (version === null) throw notFound("Version");
      return version;
    });
  } catch (error) {
    // Two who wrote over the same version: the second one's number is taken.
    if (hasSqlState(error, "23505")) throw overtaken();
    throw error;
  }
}

interface Addition {
  over: number;
  texts: BaseTexts;
  note: string | null;
  restoredFrom: number | null;
}

async function addVersion(
  sql: Sql,
  actor: SignedIn,
  { over, texts, note, restoredFrom }: Addition,
): Promise<void> {
  const live = await readLiveBase(sql);
  if ((live.version?.number ?? 0) !== over) throw overtaken();
  if (JSON.stringify(texts) === JSON.stringify(live.texts))
    throw new AppError("conflict", `It says the same as version ${over}`);
  await sql`
    insert into base_versions ${sql({
      number: over + 1,
      ...textColumns(texts),
      restored_from: restoredFrom,
      note,
      author: authorOf(actor),
      author_name: actor.name,
    })}`;
  await writeAudit(sql, actor, {
    tenantId: null,
    action: restoredFrom === null ? "base.published" : "base.restored",
    target: String(over + 1),
    changes: { over, ...(restoredFrom !== null && { restoredFrom }), ...(note !== null && { note }) },
  });
}

function overtaken(): AppError {
  return new AppError("conflict", "Another version counts by now; read it with base.status, then repeat");
}
