import type { SetupWatch } from "@platform/contract";
import { seesEveryStore } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { SELF_CHECK } from "../diagnose/storeFacts.ts";
import type { SetupDeps } from "./setupDeps.ts";

interface WatchInput {
  tenantId: string;
  since?: string | undefined;
}

/** What has come for the store since a moment of the database's clock, and how far its last message is. */
export async function watchArrivals(
  { db }: Pick<SetupDeps, "db">,
  access: Access,
  { tenantId, since }: WatchInput,
): Promise<SetupWatch> {
  const tenant = access.tenant(tenantId, "read");
  const watch = await tenant.run(async ({ sql }) => {
    const [row] = await sql<{ watch: SetupWatch }[]>`
      with asked as (select coalesce(${since ?? null}::text::timestamptz, clock_timestamp()) as since),
      last as (
        select m.*, c.contact_phone from chat_messages m join chat_conversations c on c.id = m.conversation_id, asked
        where m.tenant_id = ${tenantId} and m.role = 'user' and m.created_at > asked.since
        order by m.created_at desc limit 1),
      bubbles as (
        select b.* from chat_messages b join last on b.turn_id = last.turn_id
        where b.role = 'assistant' and b.send_state not in ('draft', 'cancelled'))
      select json_build_object(
        'now', clock_timestamp(),
        'events', (
          select coalesce(json_agg(json_build_object('id', e.id, 'type', e.type, 'at', e.received_at) order by e.received_at desc), '[]')
          from (
            select w.id, w.type, w.received_at from webhook_events w, asked
            where w.tenant_id = ${tenantId} and w.provider = 'ycloud' and w.type is distinct from ${SELF_CHECK}
              and w.received_at > asked.since
            order by w.received_at desc limit 10) e),
        'strangers', '[]'::json,
        'message', (
          select json_build_object(
            'id', last.id, 'conversationId', last.conversation_id, 'from', last.contact_phone, 'text', last.content,
            'at', last.created_at,
            'stage', case
              when exists (select 1 from bubbles where send_state = 'failed' or provider_status = 'failed') then 'failed'
              when exists (select 1 from bubbles)
                and not exists (select 1 from bubbles where coalesce(provider_status, '') not in ('delivered', 'read')) then 'delivered'
              when exists (select 1 from bubbles where send_state = 'accepted') then 'answered'
              when last.outcome is not null and not exists (select 1 from bubbles) then 'quiet'
              else 'arrived' end,
            'replies', (
              select coalesce(json_agg(json_build_object('text', content, 'at', sent_at) order by bubble_index), '[]')
              from bubbles where send_state = 'accepted'),
            'answeredAt', (select min(sent_at) from bubbles where send_state = 'accepted'),
            'deliveredAt', (
              select max(s.at) from chat_message_statuses s join bubbles on bubbles.id = s.message_id
              where s.status = 'delivered'))
          from last)) as watch`;
    if (row === undefined) throw new Error("The database answered nothing");
    return row.watch;
  });
  if (since === undefined || !seesEveryStore(access.actor)) return watch;
  return { ...watch, strangers: await readStrangers(db, since) };
}

/** A number that was mistyped here stands there. */
async function readStrangers(db: SetupDeps["db"], since: string): Promise<string[]> {
  const rows = await db.asOperator(
    ({ sql }) => sql<{ recipient: string }[]>`
      select distinct recipient from webhook_events
      where state = 'unmatched' and provider = 'ycloud' and recipient is not null and received_at > ${since}::text::timestamptz
      limit 3`,
  );
  return rows.map(({ recipient }) => recipient);
}
