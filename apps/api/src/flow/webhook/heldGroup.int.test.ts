import { createTestDatabase } from "@platform/db/testing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createHints } from "../../hints/index.ts";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { PATIENCE_MS } from "../../testing/until.ts";
import type { IngestItem } from "../inbound/ingestItem.ts";
import { createEventWriter } from "./eventWriter.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a group that waits for a chat's row holds up nobody else's message", async () => {
  const sql = database.db.system;
  const tenantId = await insertTenant(sql);
  const held = "5491166660001";
  const chat = await insertChat(sql, { tenant_id: tenantId, external_user_id: held });
  const { write } = createEventWriter({
    sql,
    beside: database.db.beside,
    hints: createHints(),
    defaults: { debounceMs: 300_000, overrideHours: 24 },
    log: pino({ level: "silent" }),
    patienceMs: PATIENCE_MS,
  });
  const other = await sql.reserve();
  await other`begin`;
  await other`select 1 from chat_conversations where id = ${chat} for update`;
  // Handed over in one tick, they are one group.
  const waiting = Promise.all(
    [1, 2, 3, 4].map((n) => write(said({ tenantId, from: held, text: `sigo ${n}` }))),
  );
  await expect
    .poll(
      () => sql`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    .not.toEqual([]);
  // Fewer than wait there, which is what a second group asks for at first.
  await write(said({ tenantId, from: "5491166660002", text: "¿y a mí?" }));
  expect(await sql`select content from chat_messages`).toMatchObject([{ content: "¿y a mí?" }]);
  await other`commit`;
  other.release();
  await waiting;
  expect(await sql`select 1 from chat_messages`).toHaveLength(5);
});

function said(message: { tenantId: string; from: string; text: string }): IngestItem {
  const now = new Date().toISOString();
  const id = crypto.randomUUID();
  return {
    provider: "ycloud",
    event_key: id,
    type: "whatsapp.inbound_message.received",
    state: "done",
    tenant_id: message.tenantId,
    recipient: null,
    body: "",
    kind: "inbound",
    external_user_id: message.from,
    contact_phone: `+${message.from}`,
    message_id: id,
    role: "user",
    message_type: "text",
    content: message.text,
    wamid: `wamid.${id}`,
    sent_at: now,
    event_at: now,
    wants_answer: true,
  };
}
