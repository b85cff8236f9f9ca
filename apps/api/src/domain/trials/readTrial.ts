import type { Trial, TrialRun } from "@platform/contract";
import type { Sql } from "@platform/db";
import { blocks } from "../../flow/trial/compareRuns.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { notFound } from "../errors.ts";
import { dollarsOf } from "../usage/dollarsOf.ts";

type Totals = Pick<Trial, "counts" | "costUsd" | "inputTokens" | "outputTokens">;
type Row = Omit<Trial, keyof Totals | "runs">;
/** A run as it is read; `tenantId` and the tokens are no part of the answer. */
export type RunRow = TrialRun & { tenantId: string; inputTokens: number; outputTokens: number };

/** A trial with all its runs, the worst first. */
export async function readTrial(
  sql: Sql,
  { tenantId, trialId }: { tenantId: string; trialId: string },
): Promise<Trial> {
  const [trial] = await sql<Row[]>`
    select p.id, p.tenant_id::text as "tenantId", p.revision, p.state, ${dollarsOf(sql, sql`p.max_usd`)}::float8 as "maxUsd",
      p.author_name as by, to_json(p.created_at) as "createdAt", to_json(p.ended_at) as "endedAt"
    from prompt_trials p where p.tenant_id = ${tenantId} and p.id = ${trialId}`;
  if (trial === undefined) throw notFound("Trial");
  // After its state: of a trial that has ended, no run may be seen as it was before.
  const runs = await readRuns(sql, sql`r.tenant_id = ${tenantId} and r.trial_id = ${trialId}`);
  return { ...trial, ...totalsOf(runs), runs };
}

/** Runs `r`, the worst first. */
export async function readRuns(sql: Sql, which: Fragment): Promise<RunRow[]> {
  return sql<RunRow[]>`
    select r.id, r.tenant_id::text as "tenantId", r.conversation_id as "conversationId", r.turn_id as "turnId", r.case_id as "caseId",
      coalesce(c.given_name, c.display_name) as customer, r.state, r.verdict, r.reason, r.comparison, ${dollarsOf(sql, sql`r.cost_usd`)}::float8 as "costUsd",
      r.input_tokens as "inputTokens", r.output_tokens as "outputTokens", coalesce((
        select string_agg(m.content, E'\n' order by m.seq) from chat_messages m
        where m.turn_id = r.turn_id and m.role = 'user' and m.content <> ''), '') as asked
    from prompt_trial_runs r join chat_conversations c on c.id = r.conversation_id
    where ${which}
    order by case r.verdict when 'worse' then 0 when 'changed' then 1 when 'better' then 2 when 'same' then 3 else 4 end,
      r.state = 'pending', r.id`;
}

/** What runs came to, and what they took. */
export function totalsOf(runs: readonly RunRow[]): Totals {
  const count = (test: (run: TrialRun) => boolean): number => runs.filter(test).length;
  const sum = (read: (run: RunRow) => number): number => runs.reduce((all, run) => all + read(run), 0);
  return {
    costUsd: sum(({ costUsd }) => costUsd),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    counts: {
      pending: count(({ state }) => state === "pending"),
      skipped: count(({ state }) => state === "skipped"),
      same: count(({ verdict }) => verdict === "same"),
      better: count(({ verdict }) => verdict === "better"),
      worse: count(({ verdict }) => verdict === "worse"),
      changed: count(({ verdict }) => verdict === "changed"),
      blocking: count(({ comparison }) => comparison !== null && blocks(comparison)),
    },
  };
}
