import type { TrialLatest, trialLatestInput } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import { readDraft } from "../prompts/promptRow.ts";
import { gateOf } from "./gateOf.ts";
import { readTrial } from "./readTrial.ts";

/** The newest trial, and whether the draft may go live. */
export async function latestTrial(
  access: Access,
  { tenantId, revision }: z.infer<typeof trialLatestInput>,
): Promise<TrialLatest> {
  return access.tenant(tenantId, "read").run(async ({ sql }) => {
    const [newest] = await sql<{ id: string }[]>`
      select id from prompt_trials
      where tenant_id = ${tenantId} and base_trial_id is null ${revision === undefined ? sql`` : sql`and revision = ${revision}`}
      order by id desc limit 1`;
    const baseRunning = await runningBase(sql, tenantId);
    const tried = revision ?? (await readDraft(sql, tenantId))?.revision;
    return {
      trial: newest === undefined ? null : await readTrial(sql, { tenantId, trialId: newest.id }),
      gate: tried === undefined ? "open" : (await gateOf(sql, { tenantId, revision: tried })).gate,
      baseRunning,
    };
  });
}

async function runningBase(sql: Sql, tenantId: string): Promise<TrialLatest["baseRunning"]> {
  const [running] = await sql<NonNullable<TrialLatest["baseRunning"]>[]>`
    select to_json(p.created_at) as "startedAt", count(*)::int as total,
      count(*) filter (where r.state <> 'pending')::int as done
    from prompt_trials p join prompt_trial_runs r on r.tenant_id = p.tenant_id and r.trial_id = p.id
    where p.tenant_id = ${tenantId} and p.base_trial_id is not null and p.state = 'running'
    group by p.id`;
  return running ?? null;
}
