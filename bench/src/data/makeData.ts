import type { Sql } from "postgres";
import { bringDays } from "./bringDays.ts";
import { COMMON, SYLLABLES } from "./words.ts";

/** What there is to ask for. */
export interface Data {
  tenantIds: string[];
  conversationIds: string[];
}

const PER_CHAT = 10;
const DAYS = 90;
const MOST_STORES = 100;
/** Different messages, and different words in them; frequencies fall as those of a language do. */
const SENTENCES = 500_000;
const WORDS = 20_000;
const PER_SENTENCE = 7;
const TABLES = ["chat_conversations", "chat_messages", "chat_texts", "turns", "handoffs"];

/**
 * So many messages of ninety days, ten to a chat in two sittings, spread over up to a hundred stores of different size, with
 * their turns, what the chat search looks at, and kept days; the same for the same number. Made in the database by sets:
 * without triggers, in the order in which they would have come, indexes afterwards.
 * @param sql of one connection, as a superuser, over the product's tables without chats
 */
export async function makeData(sql: Sql, messages: number, tell: (line: string) => void): Promise<Data> {
  const chats = Math.max(10, Math.ceil(messages / PER_CHAT));
  const stores = Math.min(MOST_STORES, Math.max(10, Math.ceil(chats / 10_000)));
  const now = new Date().toISOString();
  const tenantIds = await makeStores(sql, stores);
  await sql`set session_replication_role = replica`;
  await makeSentences(sql, Math.min(SENTENCES, messages));
  tell("sentences made");
  const indexes = await dropIndexes(sql);
  await makeChats(sql, { chats, tenantIds, now });
  tell(`${chats} chats made`);
  for (let day = 0; day <= DAYS; day += 1) {
    await makeDay(sql, { day, now });
    if (day % 10 === 0) tell(`${day} of ${DAYS} days made`);
  }
  await makeRest(sql);
  for (const [index, definition] of indexes.entries()) {
    await sql.unsafe(definition);
    tell(`${index + 1} of ${indexes.length} indexes made`);
  }
  await sql`drop table bench_chats, bench_sentences`;
  await sql`set session_replication_role = origin`;
  await noteSearched(sql);
  await sql.unsafe("vacuum (freeze, analyze)");
  tell("vacuumed");
  await bringDays(sql);
  tell("days counted");
  return readData(sql);
}

/** What there is to ask for in a database that was filled before. */
export async function readData(sql: Sql): Promise<Data> {
  const tenants = await sql<{ id: string }[]>`select id::text as id from tenants order by tenants.id`;
  const chats = await sql<{ id: string }[]>`
    select id from chat_conversations order by hashtext(external_user_id) limit 200`;
  return { tenantIds: tenants.map(({ id }) => id), conversationIds: chats.map(({ id }) => id) };
}

async function makeStores(sql: Sql, stores: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, mode)
    select 'Tienda ' || n, '+54911' || 44440000 + n, 'off' from generate_series(1, ${stores}::int) n
    returning id::text as id`;
  return rows.map(({ id }) => id);
}

/** A number from 0 to 1 for each row and purpose, by hash: no state, so the same at every run. */
const dice = (sql: Sql, of: string, purpose: number) =>
  sql.unsafe(`((hashint8(${of}::bigint * 64 + ${purpose}) & 1048575) / 1048576.0)`);

/** Texts, each with what the product finds it by, as `termsOf` writes it. */
async function makeSentences(sql: Sql, sentences: number): Promise<void> {
  const [common, keys] = [Object.keys(COMMON), Object.values(COMMON)];
  const syllable = (divisor: number) =>
    sql`(${SYLLABLES}::text[])[1 + (n / ${divisor}::int) % ${SYLLABLES.length}::int]`;
  await sql`
    create unlogged table bench_sentences as
    with words as materialized (
      select n, coalesce((${common}::text[])[n + 1], made.word) as word, coalesce((${keys}::text[])[n + 1], made.word) as key
      from generate_series(0, ${WORDS - 1}::int) n
      cross join lateral (
        select ${syllable(1)} || ${syllable(SYLLABLES.length)} || ${syllable(SYLLABLES.length ** 2)} as word) made
    )
    select s.n, string_agg(w.word, ' ' order by place) as content,
      string_agg(format('''~%s'':%s', w.key, place), ' ' order by place) as terms
    from generate_series(0, ${sentences - 1}::int) s (n)
    cross join generate_series(1, ${PER_SENTENCE}::int) place
    join words w on w.n = floor(${WORDS}::int * (${dice(sql, "(s.n * 8 + place)", 1)} ^ 3))::int
    group by s.n`;
  await sql`create index on bench_sentences (n)`;
  await sql`analyze bench_sentences`;
}

/** All that hold up no constraint; how each is made again. */
async function dropIndexes(sql: Sql): Promise<string[]> {
  const found = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i
    where i.indrelid = any(${TABLES}::text[]::regclass[])
      and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
    order by 1`;
  for (const { name } of found) await sql.unsafe(`drop index ${name}`);
  return found.map(({ definition }) => definition);
}

/** Who writes to which store and when: a first sitting, and a second up to a week later. A few stores have most of them. */
async function makeChats(
  sql: Sql,
  { chats, tenantIds, now }: { chats: number; tenantIds: string[]; now: string },
): Promise<void> {
  await sql`
    create unlogged table bench_chats as
    select n, (${tenantIds}::bigint[])[1 + floor(${tenantIds.length}::int * ${dice(sql, "n", 2)} ^ 1.5)::int] as tenant_id,
      ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, first_at,
      least(first_at + interval '7 days' * ${dice(sql, "n", 3)} + interval '10 minutes', ${now}::timestamptz - interval '6 minutes') as second_at
    from generate_series(1, ${chats}::int) n
    cross join lateral (
      select ${now}::timestamptz - interval '12 minutes' - ${DAYS}::int * interval '1 day' * (1 - n::float8 / ${chats}::int) as first_at) t`;
  await sql`analyze bench_chats`;
  await sql`
    insert into chat_conversations (id, tenant_id, external_user_id, contact_phone, display_name, created_at, updated_at,
      last_message_at, last_message_preview, last_message_role, last_message_type, last_inbound_at, window_closes_at,
      unread_count, waiting_since, archived_at)
    select id, tenant_id, phone, '+' || phone, 'Cliente ' || n, first_at, last_at, last_at, '¡Gracias!', 'user', 'text', last_at, last_at + interval '1 day',
      case when n % 97 = 0 then 1 else 0 end, case when n % 499 = 0 then last_at end, case when n % 53 = 0 then last_at end
    from bench_chats b cross join lateral (
      select '54911' || 70000000 + n as phone, second_at + interval '4 minutes' as last_at) l
    order by n`;
}

/** The messages of a day in the order in which they came, each with its text for the search, and an answer's turn. */
async function makeDay(sql: Sql, { day, now }: { day: number; now: string }): Promise<void> {
  await sql`
    with bounds as (
      select case when ${day}::int = 0 then '-infinity' else since end as since, since + interval '1 day' as until
      from (select date_trunc('day', ${now}::timestamptz) - (${DAYS}::int - ${day}::int) * interval '1 day' as since) s
    ), written as materialized (
      select b.tenant_id, b.id as conversation_id, at, minute % 2 = 0 as asked, s.content, s.terms,
        ('01910000-0000-7000-8' || lpad(to_hex(${day}::int), 3, '0') || '-' || lpad(to_hex(row_number() over (order by at, b.n)), 12, '0'))::uuid as id
      from bounds
      cross join (
        select n, tenant_id, id, first_at as begun, 0 as sitting from bench_chats
        union all select n, tenant_id, id, second_at, 5 from bench_chats
      ) b
      cross join generate_series(0, 4) minute
      cross join lateral (select b.sitting + minute as place, b.begun + minute * interval '1 minute' as at) m
      join bench_sentences s on s.n = floor((select count(*) from bench_sentences) * ${dice(sql, "(b.n * 16 + place)", 4)})::int
      where b.begun >= since and b.begun < until
    ), messages as (
      insert into chat_messages (id, tenant_id, conversation_id, role, content, wamid, sent_at, event_at, created_at, outcome,
        turn_id, send_state, provider_status)
      select id, tenant_id, conversation_id, case when asked then 'user' else 'assistant' end, content, 'wamid.' || id, at, at, at,
        case when asked then 'answered' end, case when not asked then id end, case when not asked then 'accepted' end,
        case when not asked then 'read' end
      from written order by at
    ), texts as (
      insert into chat_texts (source_id, tenant_id, kind, at, terms)
      select id, tenant_id, 'message', at, of_tenant(tenant_id, false, terms)::tsvector from written order by at
    )
    insert into turns (id, tenant_id, conversation_id, outcome, model, input_tokens, output_tokens, started_at, finished_at)
    select id, tenant_id, conversation_id, 'reply', 'simulado-1', 4000, 120, at - interval '3 seconds', at
    from written where not asked order by at`;
}

/** By which names and numbers customers are found, and one handoff to every hundred chats. */
async function makeRest(sql: Sql): Promise<void> {
  await sql`
    insert into chat_texts (source_id, tenant_id, kind, at, terms)
    select c.id, c.tenant_id, 'contact', c.created_at, of_tenant(c.tenant_id, true, e.terms)::tsvector
    from bench_chats b
    join chat_conversations c on c.id = b.id
    cross join lateral (
      select '''~Kliente'':1 ''~' || b.n || ''':2 ' || string_agg(distinct '''~#' || substr(form, place) || '''', ' ') as terms
      from unnest(array[c.external_user_id, phone_key(c.external_user_id)]) form
      cross join generate_series(1, length(form) - 2) place
    ) e
    order by b.n`;
  await sql`
    insert into handoffs (tenant_id, conversation_id, cause, reason, created_at, taken_at, closed_at, returned_at)
    select tenant_id, id, (array['agent', 'complaint', 'topic'])[1 + n % 3], 'Pidió una persona', second_at,
      second_at + interval '4 minutes', second_at + interval '1 hour', second_at + interval '1 hour'
    from bench_chats where n % 101 = 0`;
}

/** What is there already needn't be gone through: `chatSearch/progress.ts`. */
async function noteSearched(sql: Sql): Promise<void> {
  await sql`
    insert into installation (name, value)
    select 'chat_search', json_build_object('position', pg_snapshot_xmin(pg_current_snapshot()) || '.0', 'walk', null)::text
    on conflict (name) do update set value = excluded.value`;
}
