import { turnOutcomes, type TurnTrace, type turnListInput, type turnSchema } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { z } from "zod";
import type { Access } from "../access.ts";
import type { Fragment } from "../chats/chatJson.ts";
import { instantKey, readCursor, toPage, uuidKey, type Page } from "../cursor.ts";
import { notFound } from "../errors.ts";
import { knownWord } from "../knownWord.ts";
import { dollarsOf } from "../usage/dollarsOf.ts";
import { toTrace, type StoredTrace } from "./trace.ts";

type Turn = z.infer<typeof turnSchema>;

const turnJson = (sql: Sql): Fragment => sql`
  json_build_object(
    'id', u.id, 'conversationId', u.conversation_id, 'outcome', ${knownWord(sql, sql`u.outcome`, { words: turnOutcomes, otherwise: "failure" })}, 'reason', u.reason, 'model', u.model,
    'startedAt', u.started_at, 'finishedAt', case when isfinite(u.finished_at) then u.finished_at end,
    'durationMs', case when isfinite(u.finished_at) and isfinite(u.started_at)
      then round(extract(epoch from u.finished_at - u.started_at) * 1000) end,
    'inputTokens', u.input_tokens, 'cachedTokens', u.cached_tokens, 'outputTokens', u.output_tokens,
    'costUsd', ${dollarsOf(sql, sql`u.cost_usd`)})`;

/** The agent's runs over one chat, newest first. */
export async function listTurns(access: Access, input: z.infer<typeof turnListInput>): Promise<Page<Turn>> {
  const after = readCursor(input.cursor, [instantKey, uuidKey]);
  const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
  const rows = await tenant.run(({ sql }) => {
    const rest =
      after === null
        ? sql``
        : sql`and (u.started_at, u.id) < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`;
    return sql<{ turn: Turn; started: string }[]>`
      select ${turnJson(sql)} as turn, u.started_at::text as started from turns u
      where u.conversation_id = ${input.conversationId} ${rest}
      order by u.started_at desc nulls last, u.id desc nulls last limit ${input.limit + 1}`;
  });
  return toPage(rows, {
    limit: input.limit,
    item: ({ turn }) => turn,
    keys: ({ turn, started }) => [started, turn.id],
  });
}

interface TraceRow {
  turn: Turn;
  prompt_version: string | null;
  prompt_number: number | null;
  trace: StoredTrace | null;
  asked: TurnTrace["asked"];
  bubbles: { id: string; type: string; text: string | null; index: number | null }[];
}

/** One run with all it took: what was asked, each step, the facts, and the bubbles that came of it. */
export async function getTurn(access: Access, turnId: string): Promise<TurnTrace> {
  const tenant = await access.tenantOf("turns", turnId, "read");
  const [row] = await tenant.run(
    ({ sql }) => sql<TraceRow[]>`
      select ${turnJson(sql)} as turn, u.prompt_version, u.prompt_number, u.trace,
        coalesce((select json_agg(json_build_object('id', m.id, 'text', m.content) order by m.seq)
          from chat_messages m where m.turn_id = u.id and m.role = 'user'), '[]') as asked,
        coalesce((select json_agg(json_build_object(
            'id', m.id, 'type', m.message_type, 'text', m.content, 'index', m.bubble_index) order by m.bubble_index, m.seq)
          from chat_messages m where m.turn_id = u.id and m.role = 'assistant'), '[]') as bubbles
      from turns u where u.id = ${turnId}`,
  );
  if (row === undefined) throw notFound("Turn");
  const { prompt_version: promptVersion, prompt_number: promptNumber } = row;
  return { ...row.turn, promptVersion, promptNumber, asked: row.asked, ...toTrace(row) };
}
