import type { Trial, trialStartInput } from "@platform/contract";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { writeAudit } from "../audit/writeAudit.ts";
import { AppError } from "../errors.ts";
import { brainColumns, readDraft, readVersion } from "../prompts/promptRow.ts";
import { estimateTrial, type TrialDeps } from "./estimateTrial.ts";
import { pickTurns } from "./pickTurns.ts";
import { readTrial } from "./readTrial.ts";
import { isRunning, writeTrial } from "./writeTrial.ts";

type Input = z.infer<typeof trialStartInput>;

/** Writes down what is to be run, with the texts as they stand now; the worker runs it. */
export async function startTrial(deps: TrialDeps, access: Access, input: Input): Promise<Trial> {
  const { tenantId, maxUsd: bound, ...asked } = input;
  const estimate = await estimateTrial(deps, access, { tenantId, ...asked });
  if (estimate.chats + estimate.cases === 0)
    throw new AppError("conflict", "No chat of the last 30 days and no test case can be run again yet");
  const maxUsd = bound ?? estimate.maxUsd;
  try {
    return await access.tenant(tenantId, "manage").run(async ({ sql }) => {
      const draft = await readDraft(sql, tenantId);
      const brain = draft?.brain ?? (await readVersion(sql, { tenantId })).brain;
      const turns = await pickTurns(sql, { tenantId, ...asked });
      const id = await writeTrial(sql, access, {
        tenantId,
        turns,
        trial: { revision: draft?.revision ?? null, ...brainColumns(brain), max_usd: maxUsd },
      });
      const changes = { chats: estimate.chats, cases: estimate.cases, maxUsd };
      await writeAudit(sql, access.actor, { tenantId, action: "trial.started", target: id, changes });
      return readTrial(sql, { tenantId, trialId: id });
    });
  } catch (error) {
    if (!isRunning(error)) throw error;
    throw new AppError("trial_running", "A trial of this store is running; wait for it or cancel it", {
      cause: error,
    });
  }
}
