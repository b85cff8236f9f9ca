import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { carryOutRequests } from "./carryOutRequests.ts";

let database: TestDatabase;
let tenantId: string;
let broken = false;
const removed: string[] = [];
const storage = {
  remove: async (key: string): Promise<void> => {
    if (broken) throw new Error("The storage is away");
    removed.push(key);
  },
};
const sql = () => database.db.system;
const run = () => carryOutRequests({ sql: sql(), storage, log: pino({ level: "silent" }) });

beforeEach(async () => {
  removed.length = 0;
  broken = false;
  database = await createTestDatabase();
  tenantId = await insertTenant(sql(), { retention_days: 90 });
  await sql()`update tenants set retention_due_at = now() where id = ${tenantId}`;
});
afterEach(() => database.drop());

/** A message so many days old with its file, raw event and what the bot thought; answers its id. */
async function said(chat: string, days: number, more: Record<string, unknown> = {}): Promise<string> {
  const [row] = await sql()<{ tenant: string; at: Date }[]>`
    select tenant_id::text as tenant, now() - make_interval(days => ${days}) as at from chat_conversations where id = ${chat}`;
  if (row === undefined) throw new Error("no chat");
  const own = { tenant_id: row.tenant };
  const [media] = await sql()<{ id: string }[]>`
    insert into chat_media ${sql()({ ...own, kind: "image", storage_key: `${row.tenant}/${days}`, state: "stored" })} returning id`;
  await sql()`insert into webhook_events ${sql()({
    ...own,
    provider: "ycloud",
    event_key: `${chat} ${days}`,
    state: "done",
    body: Buffer.from(`dicho hace ${days}`),
    received_at: row.at,
  })}`;
  const [turn] = await sql()<{ id: string }[]>`
    insert into turns ${sql()({ ...own, conversation_id: chat, outcome: "reply", started_at: row.at })} returning id`;
  return insertMessage(sql(), {
    ...own,
    conversation_id: chat,
    content: `dicho hace ${days}`,
    media_id: media?.id,
    turn_id: turn?.id,
    outcome: "answered",
    sent_at: row.at,
    ...more,
  });
}

async function chat(firstDays: number, lastDays: number, tenant = tenantId): Promise<string> {
  const id = await insertChat(sql(), { tenant_id: tenant });
  await sql()`
    update chat_conversations set created_at = now() - make_interval(days => ${firstDays}),
      last_message_at = now() - make_interval(days => ${lastDays}) where id = ${id}`;
  return id;
}

const count = async (table: string, column = "tenant_id", value = tenantId): Promise<number> => {
  const [row] = await sql()<{ n: number }[]>`
    select count(*)::int as n from ${sql()(table)} where ${sql()(column)} = ${value}`;
  return row?.n ?? -1;
};

it("erases what is older than the store keeps, with files, thoughts and events, and nothing that is younger", async () => {
  const silent = await chat(300, 91);
  await said(silent, 91);
  const living = await chat(300, 2);
  await said(living, 200);
  await said(living, 2);
  await sql()`update chat_conversations set summary = 'Calza 38', summary_until = now() - interval '120 days' where id = ${living}`;
  await sql()`insert into chat_notes ${sql()({ tenant_id: tenantId, conversation_id: living, author_id: "a", author_name: "Ana", client_note_id: "1", body: "nueva" })}`;
  const other = await chat(300, 200, await insertTenant(sql()));
  await said(other, 200);

  await run();
  expect(removed.toSorted()).toEqual([`${tenantId}/200`, `${tenantId}/91`]);
  expect(await count("chat_conversations", "id", silent)).toBe(0);
  const left = await sql()`select content from chat_messages where tenant_id = ${tenantId}`;
  expect(left).toEqual([{ content: "dicho hace 2" }]);
  for (const table of ["turns", "chat_media", "webhook_events", "chat_conversations", "chat_notes"])
    expect([table, await count(table)]).toEqual([table, 1]);
  expect(await sql()`select summary from chat_conversations where id = ${living}`).toEqual([
    { summary: null },
  ]);
  expect(await count("chat_messages", "conversation_id", other)).toBe(1);
  expect(await sql()`select kind, state, result from privacy_requests where tenant_id = ${tenantId}`).toEqual(
    [{ kind: "retention", state: "done", result: { chats: 1, messages: 2, events: 2 } }],
  );

  // A day without anything to erase leaves no record.
  await sql()`update tenants set retention_due_at = now()`;
  await run();
  expect(await count("privacy_requests")).toBe(1);
});

it("goes on after a storage that was away, in bites, and keeps every file's key until the file is gone", async () => {
  const silent = await Promise.all(Array.from({ length: 3 }, () => chat(300, 100)));
  for (const id of silent) await said(id, 100);
  // More than one bite of chats that have nothing to them.
  await sql()`
    insert into chat_conversations (tenant_id, external_user_id, last_message_at)
    select ${tenantId}, 'u' || n, now() - interval '100 days' from generate_series(1, 450) n`;
  broken = true;
  await run();
  expect(await sql()`select state, error from privacy_requests`).toMatchObject([
    { state: "pending", error: "The storage is away" },
  ]);
  broken = false;
  await sql()`update privacy_requests set due_at = now()`;
  await run();
  expect(removed).toHaveLength(3);
  expect(await sql()`select state, result from privacy_requests`).toEqual([
    { state: "done", result: { chats: 453, messages: 3, events: 3 } },
  ]);
});

it("keeps what somebody still waits for, a picture of the store's, and that a customer wants no templates", async () => {
  const living = await chat(300, 1);
  await said(living, 200, { outcome: null });
  await said(living, 150, { role: "assistant", send_state: "unknown", outcome: null });
  const silent = await chat(300, 100);
  const shown = await said(silent, 100);
  await sql()`update chat_media set uploaded_by = 'ana' where id = (select media_id from chat_messages where id = ${shown})`;
  await sql()`insert into contact_opt_outs ${sql()({ tenant_id: tenantId, conversation_id: silent, contact_key: "5491155550001", opted_out: true, cause: "keyword" })}`;
  const waiting = await chat(300, 100);
  await said(waiting, 100);
  await sql()`update chat_conversations set waiting_since = now() - interval '100 days' where id = ${waiting}`;
  const unread = await chat(300, 100);
  await said(unread, 100, { outcome: null });
  await run();
  expect(await count("chat_messages", "conversation_id", waiting)).toBe(1);
  expect(await count("chat_messages", "conversation_id", unread)).toBe(1);
  expect(await count("chat_messages", "conversation_id", living)).toBe(2);
  expect(await count("chat_conversations", "id", silent)).toBe(0);
  expect(removed).toEqual([]);
  expect(await sql()`select opted_out, conversation_id from contact_opt_outs`).toEqual([
    { opted_out: true, conversation_id: null },
  ]);
});

it("begins a day after the number was written, by whatever way, and not at all without one", async () => {
  await said(await chat(300, 100), 100);
  await sql()`update tenants set retention_days = 60`;
  await run();
  await sql()`update tenants set retention_days = null`;
  await sql()`update tenants set retention_due_at = now()`;
  await run();
  expect(await count("chat_messages")).toBe(1);
  expect(await count("privacy_requests")).toBe(0);
  await expect(sql()`update tenants set retention_days = 29`).rejects.toMatchObject({ code: "23514" });
});
