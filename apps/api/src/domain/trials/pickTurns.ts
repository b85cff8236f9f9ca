import type { Sql } from "@platform/db";

/** A turn that can be run again. */
export interface Picked {
  turnId: string;
  conversationId: string;
  caseId: string | null;
  inputTokens: number;
  outputTokens: number;
}

const DAYS = 30;
/** Chats that are looked through for one that can be run again. */
const LOOK = 10;
const MAX_CASES = 50;

export interface Pick {
  tenantId: string;
  /** How many of the newest chats, each by its newest turn. */
  chats: number;
  cases: boolean | readonly string[];
}

/** What a trial would run: the newest chats whose turns are kept, and test cases. */
export async function pickTurns(sql: Sql, { tenantId, chats, cases }: Pick): Promise<Picked[]> {
  const [recent, kept] = await Promise.all([
    chats === 0 ? [] : recentTurns(sql, { tenantId, chats }),
    cases === false ? [] : caseTurns(sql, { tenantId, ids: cases === true ? null : cases }),
  ]);
  return [...recent, ...kept];
}

function recentTurns(sql: Sql, { tenantId, chats }: { tenantId: string; chats: number }) {
  return sql<Picked[]>`
    select u.id as "turnId", u.conversation_id as "conversationId", null as "caseId",
      u.input_tokens as "inputTokens", u.output_tokens as "outputTokens"
    from (
      select c.id, c.last_message_at from chat_conversations c
      where c.tenant_id = ${tenantId} and c.last_message_at > now() - make_interval(days => ${DAYS})
      order by c.last_message_at desc limit ${chats * LOOK}
    ) c
    cross join lateral (
      select t.* from turns t
      where t.conversation_id = c.id and t.run_record is not null and t.outcome in ('reply', 'handoff', 'silence')
        and not exists (select 1 from test_cases k where k.turn_id = t.id)
      order by t.started_at desc, t.id desc limit 1
    ) u
    order by c.last_message_at desc limit ${chats}`;
}

function caseTurns(sql: Sql, { tenantId, ids }: { tenantId: string; ids: readonly string[] | null }) {
  return sql<Picked[]>`
    select u.id as "turnId", u.conversation_id as "conversationId", k.id as "caseId",
      u.input_tokens as "inputTokens", u.output_tokens as "outputTokens"
    from test_cases k join turns u on u.id = k.turn_id
    where k.tenant_id = ${tenantId} and u.run_record is not null
      ${ids === null ? sql`` : sql`and k.id = any(${[...ids]}::uuid[])`}
    order by k.id desc limit ${MAX_CASES}`;
}
