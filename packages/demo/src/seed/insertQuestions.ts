import type { Sql } from "@platform/db";

/** What the bot had no answer to, of the handoffs as they were made: a turn notes it when it commits. */
export async function insertQuestions(sql: Sql): Promise<void> {
  await sql`
    insert into open_questions (tenant_id, conversation_id, turn_id, question, stems, cause, at)
    select h.tenant_id, h.conversation_id, h.turn_id, q.question, question_stems(h.tenant_id, q.question), h.cause, h.created_at
    from handoffs h
    cross join lateral (
      select left(string_agg(m.content, ' ' order by m.seq), 500) as question from chat_messages m
      where m.turn_id = h.turn_id and m.role = 'user' and m.content like '%?%') q
    where h.cause in ('agent', 'fact_check') and h.reason <> 'explicit_wish' and q.question is not null`;
}
