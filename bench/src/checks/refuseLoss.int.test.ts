import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refuseLoss } from "./refuseLoss.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const sql = database.db.system;
  const [tenant] = await sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number) values ('Tienda', '5491155550000') returning id::text as id`;
  const [chat] = await sql<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id) values (${tenant?.id ?? ""}, '5491160000000') returning id`;
  for (const [role, state] of [
    ["user", null],
    ["assistant", "accepted"],
  ]) {
    await sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, send_state)
      values (${tenant?.id ?? ""}, ${chat?.id ?? ""}, ${role ?? ""}, 'Hola', ${state ?? null})`;
  }
  await sql`
    insert into webhook_events (provider, event_key, type, state, body)
    values ('ycloud', 'one', 'whatsapp.inbound_message.received', 'done', '{}')`;
});
afterAll(() => database.drop());

const provider = (...externalIds: string[]) => ({
  sentMessages: externalIds.map((externalId) => ({ externalId })) as never,
});
const check = (done: { webhooks: number; asked: number }, ...taken: string[]) =>
  refuseLoss({ sql: database.db.system, ycloud: provider(...taken) }, done);

it("figures count where each webhook is stored once and each question is answered once", async () => {
  await check({ webhooks: 1, asked: 1 }, "a");
});

it("a webhook that left nothing, an answer that is missing and one that came twice are refused", async () => {
  await expect(check({ webhooks: 2, asked: 1 }, "a")).rejects.toThrow("1 events stored, 1 messages stored");
  await expect(check({ webhooks: 1, asked: 2 }, "a", "b")).rejects.toThrow(
    "1 replies that the provider took",
  );
  await expect(check({ webhooks: 1, asked: 1 }, "a", "a")).rejects.toThrow(
    "2 replies that the provider took",
  );
  await expect(check({ webhooks: 1, asked: 1 })).rejects.toThrow("0 replies that the provider took");
});
