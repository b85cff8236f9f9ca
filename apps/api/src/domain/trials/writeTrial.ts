import type { Sql } from "@platform/db";
import type { Access } from "../access.ts";
import { authorOf } from "../audit/writeAudit.ts";
import { hasSqlState } from "../errors.ts";
import type { Picked } from "./pickTurns.ts";

interface NewTrial {
  tenantId: string;
  turns: readonly Picked[];
  /** What is tried and for how much, as columns. */
  trial: Record<string, string | number | null>;
}

/** Writes down what is to be run in one store; the worker runs it. Answers the trial's id. */
export async function writeTrial(
  sql: Sql,
  { actor }: Access,
  { tenantId, turns, trial }: NewTrial,
): Promise<string> {
  const [made] = await sql<{ id: string }[]>`
    insert into prompt_trials ${sql({
      ...trial,
      tenant_id: tenantId,
      author_id: authorOf(actor),
      author_name: actor.name,
    })} returning id`;
  const id = made?.id ?? "";
  await sql`
    insert into prompt_trial_runs (tenant_id, trial_id, conversation_id, turn_id, case_id)
    select ${tenantId}, ${id}, r."conversationId", r."turnId", r."caseId"
    from jsonb_to_recordset(${JSON.stringify(turns)}::text::jsonb) as r("conversationId" uuid, "turnId" uuid, "caseId" uuid)`;
  return id;
}

/** A store has one trial at a time, whatever of it is tried. */
export function isRunning(error: unknown): boolean {
  return hasSqlState(error, "23505");
}
