import type { BaseTrial } from "@platform/contract";
import type { Sql } from "@platform/db";
import { notFound } from "../../errors.ts";
import { readRuns, totalsOf } from "../../trials/readTrial.ts";

type Row = Pick<BaseTrial, "id" | "revision" | "by" | "createdAt">;
interface PartRow {
  tenantId: string;
  store: string;
  state: BaseTrial["state"];
  maxUsd: number;
  endedAt: string | null;
}

/** What all bots are to be told, tried in some stores: their trials as one, the worst runs first. */
export async function readBaseTrial(sql: Sql, trialId: string): Promise<BaseTrial> {
  const [[trial], parts] = await Promise.all([
    sql<Row[]>`
      select id, revision, author_name as by, to_json(created_at) as "createdAt" from base_trials where id = ${trialId}`,
    sql<PartRow[]>`
      select p.tenant_id::text as "tenantId", t.store_name as store, p.state, p.max_usd::float8 as "maxUsd",
        to_json(p.ended_at) as "endedAt"
      from prompt_trials p join tenants t on t.id = p.tenant_id where p.base_trial_id = ${trialId}`,
  ]);
  if (trial === undefined) throw notFound("Trial");
  // After their states: of a trial that has ended, no run may be seen as it was before.
  const runs = await readRuns(
    sql,
    sql`r.trial_id in (select p.id from prompt_trials p where p.base_trial_id = ${trialId})`,
  );
  const names = new Map(parts.map(({ tenantId, store }) => [tenantId, store]));
  return {
    ...trial,
    state: stateOf(parts),
    maxUsd: parts.reduce((sum, { maxUsd }) => sum + maxUsd, 0),
    endedAt: endOf(parts),
    ...totalsOf(runs),
    runs: runs.map((run) => ({ ...run, store: names.get(run.tenantId) ?? "" })),
  };
}

/** It has ended where all of them have, and as the worst of them. */
function stateOf(parts: readonly PartRow[]): BaseTrial["state"] {
  const order = ["running", "cancelled", "stopped"] as const;
  return order.find((state) => parts.some((part) => part.state === state)) ?? "done";
}

function endOf(parts: readonly PartRow[]): string | null {
  const ends = parts.flatMap(({ endedAt }) => endedAt ?? []);
  if (ends.length < parts.length) return null;
  return ends.toSorted((one, other) => one.localeCompare(other)).at(-1) ?? null;
}
