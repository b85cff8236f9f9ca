import type { Sql } from "postgres";

/**
 * Indexes of tables that may be large where an earlier version runs already. Built while others write, which no
 * transaction allows: so they stand here and not in a migration, which `drizzle-kit generate` would have them in.
 */
const INDEXES: Readonly<Record<string, string>> = {
  canary_flights_due: "canary_flights (due_at) where sender is null",
  canary_flights_flying: "canary_flights (tenant_id) where sender is not null",
  chat_conversations_customer:
    "unique chat_conversations (contact_key, tenant_id, channel) where contact_key is not null",
  chat_conversations_newest:
    "chat_conversations (last_message_at desc nulls last, id desc nulls last) where tenant_id > 0",
  chat_messages_human: "chat_messages (conversation_id, sent_at) where role = 'human_supervisor'",
  handoffs_period: "handoffs (tenant_id, created_at)",
  prompt_trials_base: "prompt_trials (base_trial_id) where base_trial_id is not null",
};

/** Those that an earlier version had instead of one of these. */
const REPLACED = ["chat_conversations_recent_all", "chat_conversations_contact"];

/** What a start that was cut off has begun is of no use and in the way: it is built again. */
export async function buildIndexes(sql: Sql, indexes = INDEXES, replaced = REPLACED): Promise<void> {
  for (const [name, definition] of Object.entries(indexes)) {
    const [found] = await sql<{ valid: boolean }[]>`
      select i.indisvalid as valid from pg_index i where i.indexrelid = to_regclass(${`public.${name}`})`;
    if (found?.valid === true) continue;
    if (found !== undefined) await sql.unsafe(`drop index concurrently ${name}`);
    const [, unique = "", what] = /^(unique )?(.*)$/.exec(definition) ?? [];
    await sql.unsafe(`create ${unique}index concurrently ${name} on ${what}`);
  }
  for (const name of replaced) await sql.unsafe(`drop index concurrently if exists ${name}`);
}
