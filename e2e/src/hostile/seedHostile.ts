import { repeatPassing, type Sql } from "@platform/db";
import { allAtOnce, payloads } from "./payloads.ts";

export interface HostileStore {
  tenantId: string;
  /** Chats whose messages hold the payloads in every place that a message has. */
  chats: string[];
  /** In how many columns of how many rows the payloads stand. */
  places: number;
}

/** Columns of words, for every row of the store that is there; what can't be written that way is written below. */
const COLUMNS: Record<string, readonly string[]> = {
  chat_conversations: [
    "display_name",
    "last_message_preview",
    "summary",
    "assignee_name",
    "assigned_by",
    "person_name",
    "intent",
    "snoozed_by",
    "waiting_reason",
    "failure_reason",
  ],
  chat_messages: ["content", "sent_by_name", "failure_reason", "failure_code"],
  chat_media: ["file_name", "transcript", "error"],
  chat_message_statuses: ["error_code", "error_message"],
  chat_reactions: ["emoji"],
  handoffs: ["reason", "summary", "wanted_action", "taken_by", "suggested_reply", "alert_error"],
  handoff_alerts: ["error"],
  catalog_categories: ["name"],
  catalog_products: ["name", "description", "brand", "seo_title", "seo_description", "url"],
  catalog_variants: ["sku", "barcode", "mpn"],
  catalog_sync: ["error", "store_url"],
  prompt_versions: [
    "system_prompt_template",
    "store_description",
    "store_catalog_knowledge",
    "note",
    "author_name",
    "bot_name",
    "disclosure",
  ],
  tenant_articles: ["title", "body", "updated_by"],
  tenant_sheets: ["payment_details", "updated_by"],
  tenant_human_handoff_config: ["handoff_instructions", "handoff_message", "give_up_message", "smtp_user"],
  turns: ["reason", "model", "prompt_version"],
  usage_days: ["model"],
  webhook_events: ["type", "recipient", "error"],
  health_checks: ["detail", "fix", "notice_error"],
  chat_notes: ["author_name", "body"],
  canned_answers: ["body", "updated_by"],
  chat_labels: ["name"],
  chat_intents: ["name"],
  handoff_topics: ["name", "customer_text"],
  whatsapp_templates: ["name", "reason"],
  privacy_requests: ["error"],
  reply_suggestions: ["text", "reason"],
  unmet_wishes: ["wish"],
  open_questions: ["question", "settled_by"],
  test_cases: ["reason", "expected", "author_name"],
  tenants: [
    "store_description",
    "store_location",
    "bot_name",
    "disclosure",
    "openai_model",
    "openai_fallback_model",
  ],
};

/** Puts the corpus wherever somebody outside, or one of the store's people, can put words. */
export async function seedHostile(sql: Sql): Promise<HostileStore> {
  const [store] = await sql<{ id: string }[]>`
    select t.id::text from tenants t join catalog_products p on p.tenant_id = t.id
    group by t.id order by count(*) desc limit 1`;
  const tenantId = store?.id ?? "";
  await addRows(sql, tenantId);
  const chats = await addChats(sql, tenantId);
  let places = await addMessages(sql, tenantId, chats);
  for (const [table, columns] of Object.entries(COLUMNS))
    for (const column of columns)
      // The product works meanwhile, and locks what it works on.
      places += await repeatPassing(() => fill(sql, { table, column, tenantId }));
  places += await fillDetails(sql, tenantId);
  return { tenantId, chats: chats.slice(0, CHATS_WITH_ALL), places };
}

const CHATS_WITH_ALL = 12;

/** PostgreSQL holds no NUL; everything else goes in as it stands. */
const storable = payloads.map((each) => each.replaceAll("\x00", "\uFFFD"));
const long = allAtOnce.replaceAll("\x00", "\uFFFD");

/** A payload per row, in turn; in a column that nothing bounds, every other row gets all of them. */
async function fill(
  sql: Sql,
  { table, column, tenantId }: { table: string; column: string; tenantId: string },
): Promise<number> {
  const owner = table === "tenants" ? "id" : "tenant_id";
  const bounded = /name|emoji|code|label|intent|title|model|type|recipient|sku|barcode|mpn|preview/.test(
    column,
  );
  const result = await sql.unsafe(
    `with numbered as (select ctid as place, row_number() over () as n from ${table} where ${owner} = $1::text::bigint)
     update ${table} x set ${column} = case when $3::boolean and n % 2 = 0 then $4::text
       else ($2::text[])[1 + (n + $5::int) % cardinality($2::text[])] end
       ${/^(chat_labels|chat_intents|handoff_topics|whatsapp_templates)$/.test(table) && column === "name" ? "|| ' ' || n" : ""}
     from numbered where x.ctid = numbered.place`,
    [tenantId, storable, !bounded, long, column.length * 31],
  );
  return result.count;
}

/** Rows of tables that the demo leaves empty. */
async function addRows(sql: Sql, tenantId: string): Promise<void> {
  await sql`
    insert into chat_notes (tenant_id, conversation_id, author_id, author_name, body, client_note_id)
    select ${tenantId}, c.id, 'u1', 'x', 'x', gen_random_uuid()::text from chat_conversations c where c.tenant_id = ${tenantId}`;
  await sql`insert into canned_answers (tenant_id, shortcut, body) select ${tenantId}, 'x' || n, 'x' from generate_series(1, 40) n`;
  await sql`insert into chat_labels (tenant_id, name) select ${tenantId}, 'x' || n from generate_series(1, 40) n`;
  await sql`insert into chat_intents (tenant_id, name) select ${tenantId}, 'x' || n from generate_series(1, 20) n`;
  await sql`insert into handoff_topics (tenant_id, name) select ${tenantId}, 'x' || n from generate_series(1, 20) n`;
  await sql`
    insert into whatsapp_templates (tenant_id, waba_id, name, language, status, components)
    select ${tenantId}, '1', 'x' || n, 'es_AR', (array['APPROVED', 'REJECTED', 'PAUSED'])[1 + n % 3],
      jsonb_build_array(
        jsonb_build_object('type', 'HEADER', 'format', 'TEXT', 'text', (${storable}::text[])[n]),
        jsonb_build_object('type', 'BODY', 'text', (${storable}::text[])[n + 30]),
        jsonb_build_object('type', 'FOOTER', 'text', (${storable}::text[])[n + 60]),
        jsonb_build_object('type', 'BUTTONS', 'buttons', jsonb_build_array(
          jsonb_build_object('type', 'URL', 'text', (${storable}::text[])[n + 90], 'url', 'javascript:ran(1)'))))
    from generate_series(1, 60) n`;
  await sql`
    insert into privacy_requests (tenant_id, kind, state, error)
    select ${tenantId}, 'customer_redact', (array['failed', 'pending'])[1 + n % 2], 'x' from generate_series(1, 20) n`;
  await sql`
    insert into health_checks (tenant_id, name, status, detail, fix)
    select ${tenantId}, 'x' || n, 'fail', 'x', 'x' from generate_series(1, 10) n`;
  await sql`insert into unmet_wishes (tenant_id, conversation_id, wish, kind)
    select ${tenantId}, c.id, 'x', 'product' from chat_conversations c where c.tenant_id = ${tenantId} limit 20`.catch(
    () => undefined,
  );
  await sql`
    insert into audit_log (tenant_id, actor, action, target, changes)
    select ${tenantId}, (${storable}::text[])[n], (${storable}::text[])[n], (${storable}::text[])[n],
      jsonb_build_object((${storable}::text[])[n], jsonb_build_object('before', (${storable}::text[])[n], 'after', (${storable}::text[])[n]))
    from generate_series(1, ${storable.length}::int) n`;
  await sql`
    insert into webhook_events (provider, event_key, type, state, recipient, error, body)
    select 'ycloud', 'x' || n, (${storable}::text[])[n], (array['unmatched', 'failed', 'malformed'])[1 + n % 3],
      (${storable}::text[])[n], (${storable}::text[])[n], convert_to((${storable}::text[])[n], 'UTF8')
    from generate_series(1, ${storable.length}::int) n`;
  await sql`
    insert into auth.users (id, name, email)
    select 'hostile' || n, (${storable}::text[])[n], 'p' || n || '@<svg onload=ran(1)>.test' from generate_series(1, 40) n`;
  await sql`
    insert into auth.memberships (user_id, tenant_id, role) select 'hostile' || n, ${tenantId}, 'staff' from generate_series(1, 40) n`;
  await sql`
    insert into auth.invitations (id, tenant_id, email, role, token_hash, invited_by, expires_at)
    select 'hostile' || n, ${tenantId}, n || (${storable}::text[])[n], 'staff', 'h' || n, (${storable}::text[])[n], now() + interval '1 day'
    from generate_series(1, 40) n`;
  await sql`
    insert into auth.api_keys (id, tenant_id, name, scopes, key_hash, last4, created_by)
    select 'hostile' || n, ${tenantId}, (${storable}::text[])[n], array['read'], 'hash' || n, '<b>x', (${storable}::text[])[n]
    from generate_series(1, 40) n`;
  await sql`
    insert into tenants (store_name, bot_phone_number, store_description)
    select (${storable}::text[])[n], '54911330' || (10000 + n), (${storable}::text[])[n] from generate_series(1, 20) n`;
  await sql`update tenants set removed_at = now() where bot_phone_number like '5491133001000%'`;
}

/** A chat per payload, which stands in its name, preview and labels. */
async function addChats(sql: Sql, tenantId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id, display_name, last_message_preview, last_message_role,
      last_message_type, last_message_at, labels, window_closes_at)
    select ${tenantId}, '5491177' || (100000 + n), p.text, p.text, 'user', 'text', now() + n * interval '1 second',
      array[left(p.text, 60)], now() + interval '20 hours'
    from unnest(${storable}::text[]) with ordinality p(text, n) order by n returning id`;
  return rows.map(({ id }) => id);
}

/** The chats of the first hold all payloads among them: as words, captions, names of files, places, cards and answers. */
async function addMessages(sql: Sql, tenantId: string, chats: readonly string[]): Promise<number> {
  let added = 0;
  for (const [at, text] of storable.entries()) {
    const chat = chats[at % CHATS_WITH_ALL] ?? "";
    const shape = (type: string, details: object) => ({ type, details: JSON.stringify(details) });
    const shapes = [
      shape("text", { referral: { headline: text, body: text, sourceUrl: text, sourceType: text } }),
      shape("location", { location: { latitude: -34.6, longitude: -58.4, name: text, address: text } }),
      shape("contacts", { contacts: [{ name: { formatted_name: text }, phones: [{ phone: text }] }] }),
      shape("order", {
        order: { product_items: [{ name: text, quantity: 1, item_price: 10, currency: "ARS" }] },
      }),
      shape("template", {
        template: {
          name: text,
          body: text,
          footer: text,
          header: { format: "text", text, link: text },
          buttons: [{ type: "URL", text, url: text }],
        },
      }),
      shape("interactive", {
        interactive: { type: "button_reply", button_reply: { id: text, title: text, description: text } },
      }),
      shape("unsupported", { editedFrom: text, errors: [{ title: text, message: text }], emoji: text }),
    ];
    for (const role of ["user", "assistant", "human_supervisor"]) {
      const { type, details } = shapes[(at + role.length) % shapes.length] ?? { type: "text", details: "{}" };
      await sql`
        insert into chat_messages (tenant_id, conversation_id, role, message_type, content, details, sent_at, send_state, wamid, quoted_wamid, outcome)
        values (${tenantId}, ${chat}, ${role}, ${type}, ${text}, ${details}::text::jsonb, now(),
          ${role === "user" ? null : "accepted"}, ${`w${at}${role}`}, ${`w${at - 1}user`}, ${role === "user" ? "answered" : null})`;
      added += 1;
    }
    const [media] = await sql<{ id: string }[]>`
      insert into chat_media (tenant_id, kind, mime_type, file_name, file_size, storage_key, state, transcript, transcript_state)
      values (${tenantId}, ${["document", "image", "audio"][at % 3] ?? "image"}, 'application/pdf', ${text}, 10, 'x', 'stored', ${text}, 'done')
      returning id`;
    await sql`
      insert into chat_messages (tenant_id, conversation_id, role, message_type, content, media_id, sent_at, outcome)
      values (${tenantId}, ${chat}, 'user', ${["document", "image", "audio"][at % 3] ?? "image"}, ${text}, ${media?.id ?? null}, now(), 'answered')`;
    added += 1;
  }
  return added;
}

/** Words within JSON: what a turn wrote down of itself, and what its facts say. */
async function fillDetails(sql: Sql, tenantId: string): Promise<number> {
  const result = await sql`
    update turns set trace = coalesce(trace, '{}') || jsonb_build_object('error', ${long}::text)
    where tenant_id = ${tenantId}`;
  return result.count;
}
