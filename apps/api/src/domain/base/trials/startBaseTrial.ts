import type { BaseTrial, baseTrialStartInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../../access.ts";
import { authorOf, writeAudit } from "../../audit/writeAudit.ts";
import { AppError } from "../../errors.ts";
import { isRunning, writeTrial } from "../../trials/writeTrial.ts";
import { textColumns } from "../baseTexts.ts";
import { readBaseDraft } from "../readBase.ts";
import { planParts, type BaseTrialDeps } from "./estimateBaseTrial.ts";
import { readBaseTrial } from "./readBaseTrial.ts";

/** Writes down what is to be run in each store, with the draft's texts as they stand now; the worker runs it. */
export async function startBaseTrial(
  deps: BaseTrialDeps,
  access: Access,
  { maxUsd, ...asked }: z.infer<typeof baseTrialStartInput>,
): Promise<BaseTrial> {
  const { actor } = access;
  const parts = await planParts(deps, asked);
  if (parts.length === 0)
    throw new AppError("conflict", "No chat of the last 30 days of these stores can be run again");
  try {
    return await deps.db.asOperator(async ({ sql }) => {
      const draft = await readBaseDraft(sql);
      if (draft === null) throw new AppError("conflict", "There is no draft to try: save one first");
      const [made] = await sql<{ id: string }[]>`
        insert into base_trials ${sql({
          revision: draft.revision,
          ...textColumns(draft.texts),
          author_id: authorOf(actor),
          author_name: actor.name,
        })} returning id`;
      const id = made?.id ?? "";
      for (const { tenantId, turns, estimate } of parts) {
        const trial = { revision: null, base_trial_id: id, max_usd: maxUsd ?? estimate.maxUsd };
        await writeTrial(sql, access, { tenantId, turns, trial });
        const changes = { chats: turns.length, maxUsd: trial.max_usd };
        await writeAudit(sql, actor, { tenantId, action: "base.trial_started", target: id, changes });
      }
      return readBaseTrial(sql, id);
    });
  } catch (error) {
    if (!isRunning(error)) throw error;
    throw new AppError(
      "trial_running",
      "A trial of one of these stores is running; wait for it, or leave the store out",
      { cause: error },
    );
  }
}
