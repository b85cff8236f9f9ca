import type { Trial, TrialLatest } from "@platform/contract";
import type { Sql } from "@platform/db";
import { AppError } from "../errors.ts";
import { pickTurns } from "./pickTurns.ts";
import { readTrial } from "./readTrial.ts";

interface Gate {
  gate: TrialLatest["gate"];
  /** The finished one that decides. */
  trial: Trial | null;
}

/**
 * Whether a draft may go live: the newest finished trial of it found nothing that blocks. One of cases alone says nothing
 * of the chats, where there are any; where there is nothing to run, as in a new store, nothing has to be tried.
 */
export async function gateOf(
  sql: Sql,
  { tenantId, revision }: { tenantId: string; revision: string },
): Promise<Gate> {
  const kept = await pickTurns(sql, { tenantId, chats: 1, cases: true });
  const hasChats = kept.some(({ caseId }) => caseId === null);
  const [newest] = await sql<{ id: string }[]>`
    select p.id from prompt_trials p
    where p.tenant_id = ${tenantId} and p.revision = ${revision} and p.state = 'done'
      and exists (
        select 1 from prompt_trial_runs r
        where r.trial_id = p.id and r.verdict is not null and (r.case_id is null or not ${hasChats}))
    order by p.id desc limit 1`;
  if (newest === undefined) return { gate: kept.length === 0 ? "open" : "untried", trial: null };
  const trial = await readTrial(sql, { tenantId, trialId: newest.id });
  return { gate: trial.counts.blocking > 0 ? "blocked" : "open", trial };
}

/** What to say to whoever publishes all the same, in words for people who write scripts. */
export function heldBack(gate: "untried" | "blocked", procedures: "trials" | "baseTrials"): AppError {
  const override = "or say in override why it goes live all the same";
  return new AppError(
    "conflict",
    gate === "untried"
      ? `This draft has not been tried on recent chats: start a trial (${procedures}.start) and wait for it, ${override}`
      : `With this draft the bot invents facts or no longer calls a person (${procedures}.latest): mend it, ${override}`,
  );
}
