import type { BaseTrial, TrialLatest } from "@platform/contract";
import type { Sql } from "@platform/db";
import { pickTurns } from "../../trials/pickTurns.ts";
import { readBaseTrial } from "./readBaseTrial.ts";
import { trialStores } from "./trialStores.ts";

interface Gate {
  gate: TrialLatest["gate"];
  /** The finished one that decides. */
  trial: BaseTrial | null;
}

/** As for one store's draft (`gateOf`): the newest trial of it that ran to its end, in all its stores, says whether it may. */
export async function baseGateOf(sql: Sql, revision: string): Promise<Gate> {
  const [newest] = await sql<{ id: string }[]>`
    select b.id from base_trials b
    where b.revision = ${revision}
      and not exists (select 1 from prompt_trials p where p.base_trial_id = b.id and p.state <> 'done')
      and exists (
        select 1 from prompt_trials p join prompt_trial_runs r on r.trial_id = p.id
        where p.base_trial_id = b.id and r.verdict is not null)
    order by b.id desc limit 1`;
  if (newest === undefined) return { gate: (await canBeTried(sql)) ? "untried" : "open", trial: null };
  const trial = await readBaseTrial(sql, newest.id);
  return { gate: trial.counts.blocking > 0 ? "blocked" : "open", trial };
}

async function canBeTried(sql: Sql): Promise<boolean> {
  for (const { tenantId } of await trialStores(sql)) {
    const turns = await pickTurns(sql, { tenantId, chats: 1, cases: false });
    if (turns.length > 0) return true;
  }
  return false;
}
