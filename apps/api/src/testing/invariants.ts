import type { Sql } from "@platform/db";
import type { YCloudSimulator } from "@platform/simulator";

/** What must hold of every conversation once nothing is under way; each entry is a breach. */
export async function breaches(sql: Sql, ycloud: YCloudSimulator): Promise<unknown[]> {
  const unanswered = await sql`
    select m.id, 'neither outcome nor open turn' as breach from chat_messages m
    join chat_conversations c on c.id = m.conversation_id
    where m.role = 'user' and m.outcome is null and c.turn_due_at is null`;
  const stuck = await sql`
    select id, 'bubble left behind' as breach from chat_messages
    where send_state in ('queued', 'sending', 'unknown')`;
  const openTurns = await sql`
    select id, 'turn still open' as breach from chat_conversations where turn_due_at is not null`;
  const deadlocks = await sql`
    select deadlocks, 'deadlock' as breach from pg_stat_database
    where datname = current_database() and deadlocks > 0`;
  const failed =
    await sql`select event_key, error, 'dead letter' as breach from webhook_events where state = 'failed'`;
  return [
    ...unanswered,
    ...stuck,
    ...openTurns,
    ...deadlocks,
    ...failed,
    ...disorder(ycloud, await sent(sql)),
  ];
}

const sent = (sql: Sql) => sql<{ id: string; conversation_id: string }[]>`
  select id, conversation_id from chat_messages
  where role = 'assistant' and send_state = 'accepted' order by conversation_id, seq`;

function disorder(ycloud: YCloudSimulator, rows: { id: string; conversation_id: string }[]): unknown[] {
  const found: unknown[] = [];
  const places = new Map<string, number>();
  for (const [place, { externalId }] of ycloud.sentMessages.entries()) {
    if (externalId === null) continue;
    if (places.has(externalId)) found.push({ id: externalId, breach: "sent twice" });
    places.set(externalId, place);
  }
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before?.conversation_id !== row.conversation_id) continue;
    if ((places.get(before.id) ?? 0) > (places.get(row.id) ?? 0))
      found.push({ id: row.id, breach: "out of order" });
  }
  return found;
}
