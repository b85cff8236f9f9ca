import type { Sql } from "postgres";

const WORDS =
  "hola busco remera negra talle azul envío precio cuotas pedido cambio regalo campera gracias mañana".split(
    " ",
  );

export interface LongLists {
  /** The chat with so many messages; the newest of the list. */
  chatId: string;
}

/** One store with so many chats, and one of them with so many messages, made in the database. */
export async function fillLongLists(
  sql: Sql,
  { chats, messages }: { chats: number; messages: number },
): Promise<LongLists> {
  const [tenant] = await sql<{ id: string }[]>`select id::text as id from tenants order by id limit 1`;
  if (tenant === undefined) throw new Error("There is no store");
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, display_name, last_message_at,
      last_message_preview, last_message_role, unread_count, last_inbound_at)
    select ${tenant.id}::bigint, '54911' || 70000000 + n, '+54911' || 70000000 + n, 'Cliente ' || n,
      now() - interval '2 minutes' * n, 'Hola, ¿tenés remeras?', 'user', n % 3, now() - interval '2 minutes' * n
    from generate_series(1, ${chats}::int) n`;
  const [chat] = await sql<{ id: string }[]>`
    select id from chat_conversations order by last_message_at desc limit 1`;
  if (chat === undefined) throw new Error("There is no chat");
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, sent_at, event_at, outcome, send_state)
    select ${tenant.id}::bigint, ${chat.id}::uuid, case when n % 2 = 0 then 'user' else 'assistant' end,
      (${WORDS}::text[])[1 + n % ${WORDS.length}::int] || ' ' || repeat(
        (${WORDS}::text[])[1 + (n / 7) % ${WORDS.length}::int] || ' ', 1 + n % 30),
      at, at, case when n % 2 = 0 then 'answered' end, case when n % 2 = 1 then 'accepted' end
    from generate_series(1, ${messages}::int) n, lateral (select now() - interval '1 minute' * n as at) t`;
  await sql`analyze`;
  return { chatId: chat.id };
}
