import type { Sql } from "@platform/db";
import { optOutCauses, type Chat, type Message } from "@platform/contract";
import type { PendingQuery, Row } from "postgres";
import { knownWord } from "../knownWord.ts";

/** A query's piece; postgres.js puts it in place without another round trip. */
export type Fragment = PendingQuery<Row[]>;

export const authorOf = (sql: Sql, role: Fragment): Fragment => sql`
  case ${role} when 'user' then 'customer' when 'assistant' then 'bot' when 'human_supervisor' then 'human'
               when 'system' then 'system' end`;

/** Shows a number as `+` and digits, however it is kept. */
export const phoneText = (sql: Sql, phone: Fragment): Fragment =>
  sql`'+' || nullif(regexp_replace(${phone}, '[^0-9]', '', 'g'), '')`;

/** Since when a customer wants nothing unasked; who wrote that with SQL gave no cause, and perhaps no time. */
export const optOutJson = (sql: Sql): Fragment => sql`
  case when c.opted_out_at is not null then json_build_object(
    'at', case when isfinite(c.opted_out_at) then c.opted_out_at else now() end,
    'cause', case when c.opt_out_cause = any(${[...optOutCauses]}::text[]) then c.opt_out_cause else 'provider' end) end`;

/**
 * The contract's `Chat` of `chat_conversations c join tenants t`; instants as the database writes them to JSON. What SQL
 * sets to `infinity`, which is no time, is told as an import writes it.
 */
export const chatJson = (sql: Sql): Fragment => sql`
  json_build_object(
    'id', c.id, 'tenantId', c.tenant_id::text,
    'contactName', c.display_name, 'contactPhone', ${phoneText(sql, sql`c.contact_phone`)},
    'owner', chat_owner(c, now()),
    'overrideSource', case when c.human_override_until > now() then ${knownWord(sql, sql`c.override_source`, {
      words: ["panel", "phone"],
      otherwise: "sql",
    })} end,
    'humanOverrideUntil', case c.human_override_until
      when 'infinity' then '2099-01-01T00:00Z' when '-infinity' then null else c.human_override_until end,
    'waitingSince', c.waiting_since, 'waitingReason', c.waiting_reason,
    'lastMessagePreview', c.last_message_preview,
    'lastMessageAuthor', ${authorOf(sql, sql`c.last_message_role`)},
    'lastMessageType', c.last_message_type, 'lastMessageAt', c.last_message_at,
    'unreadCount', c.unread_count, 'windowClosesAt', c.window_closes_at,
    'windowReminded', c.window_reminded is not null and c.window_reminded = c.window_closes_at,
    'optedOut', ${optOutJson(sql)},
    'assigneeId', c.assignee_id, 'assigneeName', c.assignee_name, 'assignedBy', c.assigned_by,
    'labels', array_remove(c.labels, null),
    'intent', c.intent, 'intentBy', case when c.intent_by in ('bot', 'person') then c.intent_by end,
    'noteCount', (select count(*)::int from chat_notes n where n.conversation_id = c.id),
    'mentions', array(
      select distinct n.user_id from chat_note_mentions n where n.conversation_id = c.id and n.seen_at is null),
    'suggestion', case when c.human_override_until > now() then (
      select json_build_object('id', s.id, 'text', s.text) from reply_suggestions s
      where s.conversation_id = c.id and s.state = 'ready' and s.for_user_id = c.assignee_id and s.inbound_seq = c.inbound_seq
        and not is_answered(c)
      limit 1) end,
    'snoozedUntil', c.snoozed_until, 'snoozedBy', c.snoozed_by, 'remindedAt', c.reminded_at, 'archivedAt', c.archived_at,
    'botExcluded', c.bot_excluded, 'failed', c.failed_at is not null, 'failureReason', c.failure_reason,
    'tenantMode', t.mode, 'tenantPaused', t.paused_at is not null,
    'tenantSuspended', not t.is_active, 'storeName', t.store_name)`;

/**
 * What came is received; what leaves shows the outbox until the provider took it, then the provider's word. A word of
 * SQL's own is none of them: it must not hide the rest of the chat.
 */
const statusOf = (sql: Sql): Fragment => sql`
  case
    when m.role = 'user' then 'received'
    when m.provider_status = 'failed' then 'failed'
    when m.send_state in ('draft', 'queued', 'sending', 'unknown', 'failed', 'cancelled') then m.send_state
    when m.provider_status in ('accepted', 'sent', 'delivered', 'read') then m.provider_status
    when m.role = 'system' then 'received'
    else 'accepted'
  end`;

/** Of `chat_media f`. */
export const kindOf = (sql: Sql): Fragment =>
  knownWord(sql, sql`f.kind`, { words: ["image", "audio", "video", "sticker"], otherwise: "document" });

/** The contract's `Message` of `chat_messages m left join chat_media f` and the lateral `q` of `messageJoins`. */
export const messageJson = (sql: Sql): Fragment => sql`
  json_build_object(
    'id', m.id, 'conversationId', m.conversation_id,
    'author', ${authorOf(sql, sql`m.role`)}, 'authorName', m.sent_by_name,
    'type', m.message_type, 'text', m.content,
    'media', case
      when f.id is not null then json_build_object(
        'id', f.id, 'kind', ${kindOf(sql)}, 'mimeType', f.mime_type, 'fileName', f.file_name, 'fileSize', f.file_size,
        'state', ${knownWord(sql, sql`f.state`, { words: ["pending", "stored"], otherwise: "failed" })}, 'url', case when f.state = 'stored' then '/media/' || f.id end, 'transcript', f.transcript,
        'transcriptState', ${knownWord(sql, sql`f.transcript_state`, { words: ["pending", "done"], otherwise: "failed" })})
      when m.image_url is not null and m.message_type = 'image' then json_build_object(
        'id', m.id, 'kind', 'image', 'mimeType', null, 'fileName', null, 'fileSize', null,
        'state', 'stored', 'url', m.image_url, 'transcript', null, 'transcriptState', null)
    end,
    'details', case jsonb_typeof(m.details) when 'object' then m.details end,
    'quoted', case when m.quoted_wamid is not null then json_build_object(
      'id', q.id, 'text', q.content, 'author', ${authorOf(sql, sql`q.role`)}, 'type', q.message_type) end,
    'quotable', m.wamid is not null,
    'reactions', coalesce((
      select json_agg(json_build_object('emoji', r.emoji, 'author', case r.author when 'human' then 'human' else 'customer' end) order by r.reacted_at)
      from chat_reactions r
      where r.conversation_id = m.conversation_id and r.target_wamid = m.wamid and r.emoji is not null), '[]'),
    'status', ${statusOf(sql)}, 'failureCode', m.failure_code, 'failureReason', m.failure_reason,
    'sentFrom', case when m.sent_from in ('panel', 'phone', 'api') then m.sent_from end,
    'clientMessageId', m.client_message_id, 'turnId', m.turn_id, 'outcome', m.outcome, 'sentAt', m.sent_at)`;

export const messageJoins = (sql: Sql): Fragment => sql`
  left join chat_media f on f.id = m.media_id
  left join lateral (
    select o.id, coalesce(o.content, s.transcript) as content, o.role, o.message_type
    from chat_messages o left join chat_media s on s.id = o.media_id
    where o.tenant_id = m.tenant_id and o.wamid = m.quoted_wamid
  ) q on true`;

/** The chats of these ids that this session may see, in the contract's shape and no order. */
export async function loadChats(sql: Sql, ids: readonly string[]): Promise<Chat[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ chat: Chat }[]>`
    select ${chatJson(sql)} as chat
    from chat_conversations c join tenants t on t.id = c.tenant_id
    where c.id = any(${[...ids]}::uuid[])`;
  return rows.map(({ chat }) => chat);
}

/** The messages of these ids that this session may see, in the contract's shape and no order. */
export async function loadMessages(sql: Sql, ids: readonly string[]): Promise<Message[]> {
  if (ids.length === 0) return [];
  const rows = await sql<{ message: Message }[]>`
    select ${messageJson(sql)} as message
    from chat_messages m ${messageJoins(sql)}
    where m.id = any(${[...ids]}::uuid[])`;
  return rows.map(({ message }) => message);
}
