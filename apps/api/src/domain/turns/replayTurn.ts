import {
  differencesBetween,
  ReplayError,
  replayRun,
  type AgentResult,
  type Bubble,
  type Trace,
} from "@platform/agent";
import type { TurnReplay } from "@platform/contract";
import type { Sql } from "@platform/db";
import { jsonText } from "../../flow/jsonText.ts";
import { unpackRun, type RunBrain } from "../../flow/turn/packRun.ts";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";

interface Row {
  run_record: Uint8Array | null;
  /** As `commit_turn` wrote it, in the same statement as the record. */
  trace: Trace & { bubbles: Bubble[] };
  brain: RunBrain | null;
}

/**
 * Runs a turn again from what was kept of it, asking nobody: the same result shows that the trace tells all. Another
 * one shows what the product does differently since.
 */
export async function replayTurn(access: Access, turnId: string): Promise<TurnReplay> {
  const tenant = await access.tenantOf("turns", turnId, "answer");
  const row = await tenant.run(({ sql }) => readRow(sql, turnId));
  if (row.run_record === null || row.brain === null) return { outcome: "not_kept", differences: [] };
  const { outcome, record } = await unpackRun(row.run_record, row.brain);
  const { bubbles: _bubbles, ...trace } = row.trace;
  const recorded: AgentResult = { ...outcome, trace };
  try {
    // Both as they are stored, where a NUL or half a surrogate pair is none.
    const replayed = JSON.parse(jsonText(await replayRun(record))) as AgentResult;
    const differences = differencesBetween(JSON.parse(jsonText(recorded)) as AgentResult, replayed);
    return { outcome: differences.length === 0 ? "same" : "different", differences };
  } catch (error) {
    if (!(error instanceof ReplayError)) throw error;
    return { outcome: "different", differences: [error.message] };
  }
}

async function readRow(sql: Sql, turnId: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select u.run_record, u.trace, case when p.number is not null then json_build_object(
        'botName', p.bot_name, 'disclosure', p.disclosure, 'promptTemplate', p.system_prompt_template,
        'description', p.store_description, 'catalogKnowledge', p.store_catalog_knowledge) end as brain
    from turns u left join prompt_versions p on p.tenant_id = u.tenant_id and p.number = u.prompt_number
    where u.id = ${turnId}`;
  if (row === undefined) throw notFound("Turn");
  return row;
}
