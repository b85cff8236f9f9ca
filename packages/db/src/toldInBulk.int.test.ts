import { afterAll, beforeAll, expect, it } from "vitest";
import type { Sql } from "postgres";
import { type CountingSession, openCountingSession } from "./testing/index.ts";

const MANY = 8_000;
/** Steps that each changed row goes through; comparing each row with each other is 8,000. */
const STEPS = 40;

let session: CountingSession;
let sql: Sql;
let one: string;
beforeAll(async () => {
  session = await openCountingSession();
  ({ sql } = session);
  await sql`insert into tenants (store_name, bot_phone_number) values ('Tienda', '+5491155550000')`;
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, labels)
    select t.id, 5491130000000 + n, '{Mayorista}' from tenants t, generate_series(1, ${MANY}::int) n`;
  const [row] = await sql<{ id: string }[]>`select id from chat_conversations limit 1`;
  one = row?.id ?? "";
  await sql`
    insert into chat_media (id, tenant_id, kind)
    select gen_random_uuid(), t.id, 'image' from tenants t, generate_series(1, ${MANY}::int) n`;
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, media_id)
    select f.tenant_id, ${one}, 'user', 'Hola', f.id from chat_media f`;
});
afterAll(() => session.end());

const told = async (change: () => Promise<unknown>): Promise<number> => {
  const [before] = await sql<{ at: string }[]>`select coalesce(max(seq), 0) as at from live_events`;
  expect(await session.rowsHandledBy(change)).toBeLessThan(STEPS * MANY);
  const [after] = await sql<{ count: number }[]>`
    select count(*)::int as count from live_events where seq > ${before?.at ?? 0}`;
  return after?.count ?? 0;
};

it("a session that has changed one chat changes all of a store's as readily: a label that is taken off everywhere", async () => {
  expect(await told(() => sql`update chat_conversations set unread_count = 1 where id = ${one}`)).toBe(1);
  expect(await told(() => sql`update chat_conversations set labels = '{}'`)).toBe(MANY);
  // What nobody sees is told to nobody.
  expect(await told(() => sql`update chat_conversations set updated_at = now()`)).toBe(0);
});

it("thousands of messages of a chat are settled at once, as after a flood that nobody may answer", async () => {
  const first = () => sql`
    update chat_messages set outcome = 'paused' where id = (select id from chat_messages limit 1)`;
  expect(await told(first)).toBe(1);
  expect(await told(() => sql`update chat_messages set outcome = 'with_person'`)).toBe(MANY);
  expect(await told(() => sql`update chat_messages set sent_at = now()`)).toBe(0);
});

it("and so are their files", async () => {
  const first = () => sql`
    update chat_media set state = 'failed' where id = (select id from chat_media limit 1)`;
  expect(await told(first)).toBe(1);
  expect(await told(() => sql`update chat_media set state = 'stored'`)).toBe(MANY);
});
