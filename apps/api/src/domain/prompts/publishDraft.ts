import type { promptPublishInput, PromptPublished } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError } from "../errors.ts";
import { gateOf, heldBack } from "../trials/gateOf.ts";
import { readDraft } from "./promptRow.ts";
import { replaceLive } from "./replaceLive.ts";
import { savedByAnother } from "./saveDraft.ts";

/** Makes the draft what the bot is told from now on, as a new version. */
export async function publishDraft(
  access: Access,
  { tenantId, revision, over, note, override }: z.infer<typeof promptPublishInput>,
): Promise<PromptPublished> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const [locked] = await sql<{ revision: string }[]>`
      select revision from prompt_drafts where tenant_id = ${tenantId} for update`;
    const draft = await readDraft(sql, tenantId);
    if (draft === null || locked?.revision !== revision) throw await savedByAnother(sql, tenantId);
    const { gate, trial } = await gateOf(sql, { tenantId, revision });
    if (gate !== "open" && override === undefined) throw heldBack(gate, "trials");
    const version = await replaceLive(sql, access.actor, {
      tenantId,
      over,
      brain: draft.brain,
      change: { origin: "published", note },
    });
    if (version === null) throw new AppError("conflict", `The draft says the same as version ${over}`);
    if (gate !== "open") {
      const changes = { reason: override, gate, trial: trial?.id ?? null, blocking: trial?.counts.blocking };
      const target = String(version.number);
      await writeAudit(sql, access.actor, { tenantId, action: "prompt.gate_overridden", target, changes });
    }
    if (trial !== null) await closeMended(sql, trial.id);
    await sql`delete from prompt_drafts where tenant_id = ${tenantId}`;
    return version;
  });
}

/** What went wrong once and came out right in the trial is mended from here on; it is still run with every trial. */
async function closeMended(sql: Sql, trialId: string): Promise<void> {
  await sql`
    update test_cases k set state = 'mended' from prompt_trial_runs r
    where r.trial_id = ${trialId} and r.case_id = k.id and r.verdict = 'better'`;
}
