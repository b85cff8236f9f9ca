import type { BaseTrial } from "@platform/contract";
import type { Database } from "@platform/db";
import type { Access } from "../../access.ts";
import { writeAudit } from "../../audit/writeAudit.ts";
import { AppError } from "../../errors.ts";
import { readBaseTrial } from "./readBaseTrial.ts";

/** Runs nothing more of it in any store; what has been run stays. */
export async function cancelBaseTrial(
  db: Database,
  { actor }: Access,
  { trialId }: { trialId: string },
): Promise<BaseTrial> {
  return db.asOperator(async ({ sql }) => {
    const { state } = await readBaseTrial(sql, trialId);
    if (state !== "running") throw new AppError("conflict", "This trial has ended");
    await sql`
      select end_trial(p.id, 'cancelled') from prompt_trials p where p.base_trial_id = ${trialId} and p.state = 'running'`;
    await writeAudit(sql, actor, { tenantId: null, action: "base.trial_cancelled", target: trialId });
    return readBaseTrial(sql, trialId);
  });
}
