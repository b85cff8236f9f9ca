import { expect, it } from "vitest";
import type { Sql } from "postgres";
import { createTestDatabase, rowsReadBy } from "./testing/index.ts";

const DUE = 5_000;
const PER_STORE = 20;

it("what is due to leave is read of each store as far as it may leave, however much more of one is due", async () => {
  const { db, drop } = await createTestDatabase({ maxConnections: 1 });
  const sql = db.system;
  await sql`
    insert into tenants (store_name, bot_phone_number) values ('Llena', '+5491155550000'), ('Otra', '+5491155550001')`;
  await sql`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, window_closes_at, send_due_at)
    select t.id, '54911' || n, '+54911' || n, now() + interval '20 hours', now() - interval '1 minute'
    from tenants t, generate_series(60000000, 60000000 + case t.store_name when 'Llena' then ${DUE} else 0 end) n`;
  await sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state)
    select tenant_id, id, 'human_supervisor', 'Hola', 'queued' from chat_conversations`;
  await sql`analyze`;
  const stores = new Map<string, number>();
  const read = await sql.begin((begun) => {
    const transaction = begun as unknown as Sql;
    return rowsReadBy(transaction, ["chat_conversations"], async () => {
      const rows = await transaction<{ payload: { tenantId: string } }[]>`
        select claim_sends(200, ${PER_STORE}) as payload`;
      for (const { payload } of rows) stores.set(payload.tenantId, (stores.get(payload.tenantId) ?? 0) + 1);
    });
  });
  expect([...stores.values()].toSorted((one, other) => one - other)).toEqual([1, PER_STORE]);
  expect(read).toBeLessThan(DUE / 5);
  await drop();
});
