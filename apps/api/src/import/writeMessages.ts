import type { Sql } from "@platform/db";

/** A message of the past, as its row will stand. */
export interface PastMessage {
  id: string;
  tenantId: string;
  conversationId: string;
  role: "user" | "assistant" | "human_supervisor" | "system";
  type: string;
  text: string | null;
  imageUrl: string | null;
  /** A file that the old installation kept, to be fetched from there. */
  media: PastMedia | null;
  wamid: string | null;
  providerMessageId: string | null;
  providerStatus: string | null;
  /** ISO 8601. */
  sentAt: string;
}

export interface PastMedia {
  id: string;
  kind: string;
  link: string | null;
  mimeType: string | null;
  fileName: string | null;
}

/**
 * Stores messages of the past and brings their chats up to date. Nothing of it wants an answer: the customer's are settled
 * as `history`, the bot's count as an answer to nothing, and no chat's `inbound_seq` moves.
 * @returns how many are new
 */
export async function writeMessages(sql: Sql, messages: readonly PastMessage[]): Promise<number> {
  if (messages.length === 0) return 0;
  const batch = JSON.stringify(messages);
  await lockChats(sql, [...new Set(messages.map(({ conversationId }) => conversationId))]);
  await writeFiles(sql, batch);
  const added = await sql<{ conversation_id: string }[]>`
    insert into chat_messages (id, tenant_id, conversation_id, role, message_type, content, image_url, media_id, wamid,
      provider_message_id, provider_status, sent_at, event_at, created_at, outcome, send_state, send_inbound_seq)
    select m.id, m."tenantId", m."conversationId", m.role, m.type, m.text, m."imageUrl", f.id, m.wamid,
      m."providerMessageId", case when m.role in ('assistant', 'human_supervisor') then coalesce(m."providerStatus", 'sent') end,
      m."sentAt", m."sentAt", m."sentAt", case when m.role = 'user' then 'history' end,
      case when m.role in ('assistant', 'human_supervisor') then 'accepted' end, case when m.role = 'assistant' then 0 end
    from ${itemsOf(sql, batch)}
    left join chat_media f on f.id = (m.media->>'id')::uuid and f.tenant_id = m."tenantId"
    order by m."sentAt", m.id
    on conflict do nothing
    returning conversation_id`;
  const touched = [...new Set(added.map((row) => row.conversation_id))];
  if (touched.length > 0) await settleChats(sql, touched);
  return added.length;
}

const itemsOf = (sql: Sql, batch: string) => sql`
  jsonb_to_recordset(${batch}::text::jsonb) as m(id uuid, "tenantId" bigint, "conversationId" uuid, role text, type text, text text,
    "imageUrl" text, media jsonb, wamid text, "providerMessageId" text, "providerStatus" text, "sentAt" timestamptz)`;

/** In the order of ids, as everywhere. */
async function lockChats(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql`select 1 from chat_conversations where id = any(${[...ids]}::uuid[]) order by id for no key update`;
}

/** Nobody listens to old voice notes: that costs, and no answer waits for it. */
async function writeFiles(sql: Sql, batch: string): Promise<void> {
  await sql`
    insert into chat_media (id, tenant_id, kind, provider_link, mime_type, file_name, state, error)
    select distinct on (m.media->>'id') (m.media->>'id')::uuid, m."tenantId", m.media->>'kind', m.media->>'link',
      m.media->>'mimeType', m.media->>'fileName',
      case when m.media->>'link' is null then 'failed' else 'pending' end,
      case when m.media->>'link' is null then 'no_link' end
    from ${itemsOf(sql, batch)} where m.media is not null and jsonb_typeof(m.media) = 'object'
    order by m.media->>'id'
    on conflict do nothing`;
}

/** What the list shows of a chat. A chat that was put away stays so: it is the past that arrives. */
async function settleChats(sql: Sql, ids: readonly string[]): Promise<void> {
  const chosen = [...ids];
  const put = await sql<{ id: string; at: string }[]>`
    select id, archived_at::text as at from chat_conversations where id = any(${chosen}::uuid[]) and archived_at is not null`;
  await sql`
    update chat_conversations c set
      last_inbound_at = greatest(c.last_inbound_at, n.inbound_at),
      last_human_at = greatest(c.last_human_at, n.human_at),
      window_closes_at = greatest(c.window_closes_at, n.inbound_at + interval '24 hours'),
      last_message_at = n.sent_at, last_message_role = n.role, last_message_type = n.message_type,
      last_message_preview = left(n.content, 200)
    from (
      select distinct on (m.conversation_id) m.conversation_id, m.sent_at, m.role, m.message_type, m.content,
        max(m.sent_at) filter (where m.role = 'user') over (partition by m.conversation_id) as inbound_at,
        max(m.sent_at) filter (where m.role = 'human_supervisor') over (partition by m.conversation_id) as human_at
      from chat_messages m where m.conversation_id = any(${chosen}::uuid[])
      order by m.conversation_id, m.sent_at desc, m.event_at desc, m.seq desc
    ) n
    where c.id = n.conversation_id`;
  for (const { id, at } of put) await sql`update chat_conversations set archived_at = ${at} where id = ${id}`;
}
