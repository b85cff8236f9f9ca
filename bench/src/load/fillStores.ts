import type { Sql } from "postgres";

const PER_STATEMENT = 100_000;

/** So many stores in all, made in the database; nobody writes to those that are added. */
export async function fillStores(sql: Sql, stores: number): Promise<void> {
  await sql`
    insert into tenants (store_name, bot_phone_number)
    select 'Tienda ' || n, '+54911' || 44000000 + n
    from generate_series((select count(*) from tenants)::int + 1, ${stores}::int) n`;
  await sql`analyze`;
}

/**
 * Chats of a month ago with a question and its answer each, spread over the stores that `fillStores` made. Without triggers:
 * what the search and the live view would make of them is not what is measured.
 */
export async function fillOldChats(sql: Sql, chats: number): Promise<void> {
  const stores = await sql<{ id: string }[]>`select id::text as id from tenants where ycloud_api_key is null`;
  const ids = stores.map(({ id }) => id);
  for (let first = 1; first <= chats; first += PER_STATEMENT) {
    const last = Math.min(chats, first + PER_STATEMENT - 1);
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        with chats as (
          insert into chat_conversations (tenant_id, external_user_id, contact_phone, display_name, last_message_at,
            last_message_preview, last_message_role, last_inbound_at)
          select (${ids}::bigint[])[1 + n % ${ids.length}::int], '54911' || 70000000 + n, '+54911' || 70000000 + n,
            'Cliente ' || n, at, 'Sí, hay', 'assistant', at
          from generate_series(${first}::int, ${last}::int) n,
            lateral (select now() - interval '30 days' - n * interval '1 second' as at) t
          returning id, tenant_id, last_message_at as at
        )
        insert into chat_messages (tenant_id, conversation_id, role, content, sent_at, event_at, outcome, send_state)
        select c.tenant_id, c.id, m.role, m.content, c.at, c.at, m.outcome, m.send_state
        from chats c, (values
          ('user', '¿Tenés remeras negras?', 'answered', null), ('assistant', 'Sí, hay', null, 'accepted')
        ) m (role, content, outcome, send_state)`;
    });
  }
  await sql`analyze`;
}
