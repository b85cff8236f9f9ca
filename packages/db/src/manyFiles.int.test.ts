import { afterAll, beforeAll, expect, it } from "vitest";
import type { Sql } from "postgres";
import { type CountingSession, openCountingSession } from "./testing/index.ts";

const FILES = 6_000;
/** Steps that each file goes through; looking at each file for each message is 6,000. */
const STEPS = 40;

let session: CountingSession;
let sql: Sql;
beforeAll(async () => {
  session = await openCountingSession();
  ({ sql } = session);
});
afterAll(() => session.end());

const claim = () => sql<{ claim: unknown }[]>`
  select claim_due_turns(8, 40, '{"leaseSeconds": 30, "historyMessages": 30, "mediaWaitSeconds": 20}') as claim`;

it("a chat that floods a new installation with pictures holds up nobody's turn", async () => {
  await sql`insert into tenants (store_name, bot_phone_number) values ('Tienda', '+5491155550000')`;
  // Planned while there is nothing.
  await claim();
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, turn_due_at, first_unanswered_at, last_inbound_at, window_closes_at)
    select t.id, 5491130000000 + n, now(), now(), now(), now() + interval '1 day' from tenants t, generate_series(1, 2) n`;
  await sql`
    with files as (
      insert into chat_media (id, tenant_id, kind)
      select gen_random_uuid(), t.id, 'video' from tenants t, generate_series(1, ${FILES}::int) n returning id, tenant_id)
    insert into chat_messages (tenant_id, conversation_id, role, content, media_id)
    select f.tenant_id, c.id, 'user', null, f.id from files f
    join (select * from chat_conversations order by id limit 1) c on true`;
  let claimed = 0;
  const rows = await session.rowsHandledBy(async () => {
    claimed = (await claim()).length;
  });
  expect(claimed).toBe(2);
  expect(rows).toBeLessThan(STEPS * FILES);
});
