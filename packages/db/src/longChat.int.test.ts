import { afterAll, beforeAll, expect, it } from "vitest";
import type { Sql } from "postgres";
import { createTestDatabase, rowsReadBy, type TestDatabase } from "./testing/index.ts";

/** What a turn may read of a chat, however long that is. */
const AT_MOST = 200;
const MESSAGES = 3_000;

let database: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 2 });
  sql = database.db.system;
  await sql`insert into tenants (store_name, bot_phone_number) values ('Tienda', '+5491155550000')`;
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, turn_due_at, inbound_seq, last_inbound_at,
      window_closes_at)
    select id, '5491160000001', '+5491160000001', now(), ${MESSAGES}, now(), now() + interval '24 hours' from tenants`;
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, sent_at, outcome)
    select c.tenant_id, c.id, case n % 2 when 0 then 'user' else 'assistant' end, 'Hola', now() - (${MESSAGES} - n) * interval '1 minute',
      case when n < ${MESSAGES} then 'answered' end
    from chat_conversations c, generate_series(1, ${MESSAGES}::int) n`;
  await sql`
    insert into turns (tenant_id, conversation_id, outcome, facts, verdict, started_at)
    select c.tenant_id, c.id, 'reply', to_jsonb(array[n]), 'passed', now() - (1000 - n) * interval '1 minute'
    from chat_conversations c, generate_series(1, 1000) n`;
  await sql`analyze`;
});
afterAll(() => database.drop());

const rowsRead = (read: (transaction: Sql) => Promise<unknown>): Promise<number> =>
  sql.begin((begun) => {
    const transaction = begun as unknown as Sql;
    return rowsReadBy(transaction, ["chat_messages", "turns"], () => read(transaction));
  }) as Promise<number>;

it("a turn reads the end of a long chat alone, whatever else was said in it", async () => {
  let history = 0;
  const read = await rowsRead(async (transaction) => {
    const settings = JSON.stringify({ leaseSeconds: 30, historyMessages: 30, mediaWaitSeconds: 20 });
    const [row] = await transaction<{ claim: { history: unknown[]; facts: unknown[] } }[]>`
      select claim_due_turns(50, 40, ${settings}::text::jsonb) as claim`;
    history = row?.claim.history.length ?? 0;
    expect(row?.claim.facts).toEqual([[1000], [999], [998], [997], [996]]);
  });
  expect(history).toBe(60);
  expect(read).toBeLessThan(AT_MOST);
});

it("what a person is shown beside it, and sends into it, too", async () => {
  const read = await rowsRead(async (transaction) => {
    await transaction`select products_of_chat(id) from chat_conversations`;
    await transaction`
      select to_send(c, t, jsonb_populate_record(null::chat_messages, '{"role": "human_supervisor"}'), clock_timestamp())
      from chat_conversations c join tenants t on t.id = c.tenant_id`;
  });
  expect(read).toBeLessThan(AT_MOST);
});
