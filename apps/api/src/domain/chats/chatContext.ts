import type { ChatContext } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { Access } from "../access.ts";
import { notFound } from "../errors.ts";
import { kindOf } from "./chatJson.ts";

/** What stands beside a chat. Throws `not_found`. */
export async function chatContext(access: Access, conversationId: string): Promise<ChatContext> {
  const tenant = await access.tenantOf("chat_conversations", conversationId, "read");
  return tenant.run(({ sql }) => readContext(sql, conversationId));
}

async function readContext(sql: Sql, conversationId: string): Promise<ChatContext> {
  const [row] = await sql<{ context: ChatContext }[]>`
    select json_build_object(
      'nameGiven', c.given_name is not null,
      'userId', case when c.contact_phone is null then coalesce(c.provider_user_id, c.external_user_id) end,
      'ad', case when c.meta->'referral' is not null then json_build_object(
        'headline', c.meta->'referral'->>'headline', 'body', c.meta->'referral'->>'body',
        'url', c.meta->'referral'->>'sourceUrl') end,
      'orders', orders_of_chat(c.id),
      'products', products_of_chat(c.id),
      'files', coalesce((
        select json_agg(json_build_object('id', m.media_id, 'messageId', m.id, 'kind', m.kind, 'fileName', m.file_name,
          'url', '/media/' || m.media_id, 'sentAt', m.sent_at) order by m.sent_at desc)
        from (
          select m.media_id, m.id, m.sent_at, ${kindOf(sql)} as kind, f.file_name
          from chat_messages m join chat_media f on f.id = m.media_id
          where m.conversation_id = c.id and f.state = 'stored' and f.kind <> 'sticker'
          order by m.sent_at desc nulls last limit 30
        ) m), '[]')) as context
    from chat_conversations c where c.id = ${conversationId}`;
  if (row === undefined) throw notFound("Conversation");
  return row.context;
}
