import type { Trial, trialInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError } from "../errors.ts";
import { readTrial } from "./readTrial.ts";

/** Runs nothing more of it; what has been run stays. */
export async function cancelTrial(
  access: Access,
  { tenantId, trialId }: z.infer<typeof trialInput>,
): Promise<Trial> {
  return access.tenant(tenantId, "manage").run(async ({ sql }) => {
    const { state } = await readTrial(sql, { tenantId, trialId });
    if (state !== "running") throw new AppError("conflict", "This trial has ended");
    await sql`select end_trial(${trialId}, 'cancelled')`;
    await writeAudit(sql, access.actor, { tenantId, action: "trial.cancelled", target: trialId });
    return readTrial(sql, { tenantId, trialId });
  });
}
