import type { TestCase } from "@platform/contract";
import type { Sql } from "@platform/db";
import { notFound } from "../errors.ts";
import type { Fragment } from "../chats/chatJson.ts";

const HISTORY = 30;

/** A case with its question, what was answered, and what came of it last. */
export const caseJson = (sql: Sql): Fragment => sql`
  json_build_object(
    'id', k.id, 'tenantId', k.tenant_id::text, 'conversationId', k.conversation_id, 'turnId', k.turn_id, 'reason', k.reason,
    'expected', k.expected, 'mustSay', k.must_say, 'mustNotSay', k.must_not_say, 'state', k.state, 'by', k.author_name,
    'createdAt', k.created_at, 'customer', coalesce(c.given_name, c.display_name),
    'asked', coalesce((
      select string_agg(m.content, E'\n' order by m.seq) from chat_messages m
      where m.turn_id = k.turn_id and m.role = 'user' and m.content <> ''), ''),
    'wrong', coalesce((
      select string_agg(m.content, E'\n' order by m.bubble_index, m.seq) from chat_messages m
      where m.turn_id = k.turn_id and m.role = 'assistant' and m.content <> ''), ''),
    'history', coalesce((
      select json_agg(json_build_object('author', h.author, 'text', h.content) order by h.sent_at, h.seq) from (
        select case m.role when 'user' then 'customer' when 'assistant' then 'bot' else 'human' end as author,
          left(m.content, 4096) as content, m.sent_at, m.seq
        from chat_messages m
        where m.conversation_id = k.conversation_id and m.role in ('user', 'assistant', 'human_supervisor')
          and btrim(coalesce(m.content, '')) <> '' and m.turn_id is distinct from k.turn_id and m.sent_at < u.started_at
          and coalesce(m.send_state, 'accepted') not in ('cancelled', 'draft', 'failed')
        order by m.sent_at desc nulls last, m.seq desc nulls last limit ${HISTORY}) h), '[]'),
    'products', coalesce((
      select json_agg(json_build_object('id', p.id, 'name', p.name,
        'adminUrl', substring(g.url from '^https?://[^/]+') || '/admin/products/' || p.id) order by p.name)
      from (
        select distinct f->>'subject' as id, f->>'text' as name
        from jsonb_array_elements(case jsonb_typeof(u.trace->'facts') when 'array' then u.trace->'facts' else '[]' end) f
        where f->>'kind' = 'product' and f->>'subject' is not null limit 10) p
      left join catalog_products g on g.tenant_id = k.tenant_id and g.product_id = p.id), '[]'),
    'replayable', u.run_record is not null,
    'last', (
      select json_build_object('verdict', r.verdict, 'reason', r.reason, 'at', r.ended_at, 'comparison', r.comparison)
      from prompt_trial_runs r where r.case_id = k.id and r.state <> 'pending' order by r.id desc limit 1)
  )`;

/** The rows that `caseJson` names. */
export const caseRows = (sql: Sql): Fragment => sql`
  test_cases k join turns u on u.id = k.turn_id join chat_conversations c on c.id = k.conversation_id`;

export async function readCase(sql: Sql, caseId: string): Promise<TestCase> {
  const [row] = await sql<{ made: TestCase }[]>`
    select ${caseJson(sql)} as made from ${caseRows(sql)} where k.id = ${caseId}`;
  if (row === undefined) throw notFound("Case");
  return row.made;
}
