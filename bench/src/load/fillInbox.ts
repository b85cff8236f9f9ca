import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";

export interface Inbox {
  tenantIds: string[];
  conversationIds: string[];
}

const STORES = 10;
const PER_CHAT = 10;
const AT_ONCE = 20_000;
const INDEXED_WITHIN_MS = 600_000;
const WORDS =
  "hola busco remera negra talle azul envío rosario precio cuotas pedido cambio zapatillas regalo efectivo campera gracias llega mañana consulta".split(
    " ",
  );

/** So many messages of two months in ten stores, ten to a chat, made in the database; the same for the same number. */
export async function fillInbox(sql: Sql, messages: number): Promise<Inbox> {
  const tenants = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, mode)
    select 'Tienda ' || n, '+54911' || 44440000 + n, 'off' from generate_series(1, ${STORES}::int) n
    returning id::text as id`;
  const tenantIds = tenants.map(({ id }) => id);
  const chats = Math.max(STORES, Math.ceil(messages / PER_CHAT));
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, display_name, last_message_at,
      last_message_preview, last_message_role, unread_count, last_inbound_at)
    select (${tenantIds}::bigint[])[1 + n % ${STORES}::int], '54911' || 70000000 + n, '+54911' || 70000000 + n,
      'Cliente ' || n, at, 'Hola, ¿tenés remeras?', 'user', n % 3, at
    from generate_series(1, ${chats}::int) n, lateral (
      select now() - interval '60 days' * (hashint4(n) & 65535) / 65536 as at) t`;
  for (let first = 0; first < PER_CHAT; first += Math.ceil(AT_ONCE / chats)) {
    await insertMessages(sql, { first, last: Math.min(PER_CHAT, first + Math.ceil(AT_ONCE / chats)) - 1 });
  }
  await sql`analyze`;
  await untilIndexed(sql);
  const rows = await sql<{ id: string }[]>`
    select id from chat_conversations order by hashtext(external_user_id) limit 200`;
  return { tenantIds, conversationIds: rows.map(({ id }) => id) };
}

/** The messages of every chat with these places in it, customer and bot by turns. */
async function insertMessages(sql: Sql, { first, last }: { first: number; last: number }): Promise<void> {
  const word = (purpose: number) =>
    sql`(${WORDS}::text[])[1 + (hashtext(c.id::text || place || ${purpose}::text) & 1048575) % ${WORDS.length}::int]`;
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, sent_at, event_at, outcome, send_state)
    select c.tenant_id, c.id, case when place % 2 = 0 then 'user' else 'assistant' end,
      ${word(1)} || ' ' || ${word(2)} || ' ' || ${word(3)} || ' ' || ${word(4)} || ' ' || place
        || substr(c.external_user_id, 6),
      at, at, case when place % 2 = 0 then 'answered' end, case when place % 2 = 1 then 'accepted' end
    from chat_conversations c, generate_series(${first}::int, ${last}::int) place,
      lateral (select c.last_message_at - interval '1 minute' * (${PER_CHAT}::int - 1 - place) as at) t`;
}

/** The search's index is written behind; a search over half of it would be no figure. */
async function untilIndexed(sql: Sql): Promise<void> {
  const end = performance.now() + INDEXED_WITHIN_MS;
  for (;;) {
    const [row] = await sql<{ missing: number }[]>`
      select (select count(*) from chat_messages)::int + (select count(*) from chat_conversations)::int
        - (select count(*) from chat_texts)::int as missing`;
    if (row?.missing === 0) return;
    if (performance.now() > end)
      throw new Error(`${row?.missing} texts could not be searched in ten minutes`);
    await sleep(1_000);
  }
}
