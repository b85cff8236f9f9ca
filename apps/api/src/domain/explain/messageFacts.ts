import type { Sql } from "@platform/db";

/** What is stored about one message's way; instants as ISO text. */
export interface MessageFacts {
  role: "user" | "assistant" | "human_supervisor" | "system";
  createdAt: string;
  outcome: string | null;
  storeName: string;
  botPhoneNumber: string;
  businessPhone: string | null;
  turnDueAt: string | null;
  turnDue: boolean;
  turnRunning: boolean;
  waitingReason: string | null;
  turn: {
    /** The handoff stands for a failure of the agent. */
    failed: boolean;
    outcome: string;
    reason: string | null;
    at: string | null;
    facts: number;
    model: string | null;
  } | null;
  /** What left, or shall: the reply's bubbles, or the message itself. */
  bubbles: Bubble[];
}

export interface Bubble {
  sendState: string | null;
  providerStatus: string | null;
  failureCode: string | null;
  failureReason: string | null;
  at: string;
}

/** Everything in one statement; null where this session sees no such message. */
export async function readMessageFacts(sql: Sql, messageId: string): Promise<MessageFacts | null> {
  const [row] = await sql<{ facts: MessageFacts }[]>`
    select json_build_object(
      'role', m.role, 'createdAt', m.created_at, 'outcome', m.outcome,
      'storeName', t.store_name, 'botPhoneNumber', t.bot_phone_number, 'businessPhone', c.business_phone,
      'turnDueAt', c.turn_due_at, 'turnDue', c.turn_due_at <= now(),
      'turnRunning', c.turn_lease_token is not null and c.turn_lease_until > now(),
      'waitingReason', c.waiting_reason,
      'turn', case when u.id is not null then json_build_object(
        'outcome', u.outcome, 'reason', u.reason, 'at', u.finished_at, 'model', u.model,
        'failed', exists (select 1 from handoffs h where h.turn_id = u.id and h.cause = 'agent_failure'),
        'facts', coalesce(case when jsonb_typeof(u.trace->'facts') = 'array' then jsonb_array_length(u.trace->'facts') end, 0)) end,
      'bubbles', coalesce((
        select json_agg(json_build_object(
          'sendState', b.send_state, 'providerStatus', b.provider_status, 'failureCode', b.failure_code,
          'failureReason', b.failure_reason, 'at', b.sent_at) order by b.bubble_index, b.seq)
        from chat_messages b
        where b.role <> 'user' and b.role <> 'system'
          and (b.id = m.id or (m.role = 'user' and b.turn_id = m.turn_id))), '[]')) as facts
    from chat_messages m
    join chat_conversations c on c.id = m.conversation_id
    join tenants t on t.id = m.tenant_id
    left join lateral (
      select * from turns u
      where u.id = m.turn_id
         or (m.turn_id is null and m.role = 'user' and m.outcome is null
             and u.conversation_id = m.conversation_id and u.started_at >= m.created_at)
      order by (u.id = m.turn_id) desc nulls last, u.started_at desc limit 1
    ) u on true
    where m.id = ${messageId}`;
  return row?.facts ?? null;
}
