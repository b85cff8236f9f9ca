import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery, YCloudSimulator } from "@platform/simulator";
import type { Sql } from "postgres";

/** What is still under way, by kind; all zero when nothing is. */
type Busy = Record<string, number>;

const CALM_SECONDS = 3;
const PROVIDER_ATTEMPTS = 8;

/** Waits until nothing is due, running or on its way; what still was when the time was over, else null. */
export async function untilQuiet(input: {
  sql: Sql;
  ycloud: YCloudSimulator;
  withinSeconds: number;
  hurry: boolean;
}): Promise<Busy | null> {
  const end = Date.now() + input.withinSeconds * 1000;
  let calm = 0;
  for (;;) {
    if (input.hurry) await bringDeadlinesForward(input.sql);
    const busy = { ...(await readBusy(input.sql)), "status events": unfinished(input.ycloud.deliveries) };
    calm = Object.values(busy).every((count) => count === 0) ? calm + 1 : 0;
    if (calm >= CALM_SECONDS) return null;
    if (Date.now() > end) return busy;
    await sleep(1_000);
  }
}

async function readBusy(sql: Sql): Promise<Busy> {
  const [row] = await sql<Busy[]>`
    select
      (select count(*)::int from chat_conversations where turn_due_at is not null) as "turns due",
      -- A takeover leaves the lease of a turn that then died; it holds nothing up once it has run out.
      (select count(*)::int from chat_conversations where turn_lease_until > clock_timestamp()) as "turns running",
      (select count(*)::int from chat_conversations where send_due_at is not null) as "outboxes due",
      (select count(*)::int from chat_conversations where human_override_until is not null) as "overrides",
      (select count(*)::int from chat_messages where send_state in ('queued', 'sending')
         or send_state = 'unknown' and role = 'assistant') as "messages on their way"`.catch(() => []);
  return row ?? { database: 1 };
}

/** Status events and echoes that the provider still has to bring again. */
function unfinished(deliveries: Delivery[]): number {
  const last = new Map(deliveries.map((delivery) => [delivery.eventId, delivery]));
  return [...last.values()].filter(({ status, attempt }) => status !== 200 && attempt < PROVIDER_ATTEMPTS)
    .length;
}

/**
 * A dead process's request is unknown after 45 s and decided on 60 s later; nothing new happens meanwhile.
 * Only what can't be under way any more is aged: a live request ends within 15 s.
 */
async function bringDeadlinesForward(sql: Sql): Promise<void> {
  await sql.unsafe(`
    update chat_messages set send_lease_until = clock_timestamp()
    where send_state = 'sending' and send_lease_until < clock_timestamp() + interval '27 seconds'`);
  await sql.unsafe(`
    update chat_messages set unknown_since = unknown_since - interval '57 seconds'
    where send_state = 'unknown' and unknown_since > clock_timestamp() - interval '57 seconds'
      and unknown_since < clock_timestamp() - interval '3 seconds'`);
  await sql.unsafe(`
    update chat_conversations set human_override_until = clock_timestamp()
    where human_override_until > clock_timestamp()`);
}
