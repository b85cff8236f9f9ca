import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sql } from "./client.ts";
import { isHeld } from "./passing.ts";
import { createTestDatabase, type TestDatabase } from "./testing/index.ts";

/** Who waits for whom at a store's and at a chat's row, and what comes of those who are there at once. */

const STORE = "1001";
const [CHAT, TWIN] = ["00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002"];
let database: TestDatabase;
const sql = () => database.db.system;
beforeAll(async () => {
  database = await createTestDatabase({ maxConnections: 6 });
  await sql()`insert into tenants (id, store_name, bot_phone_number, country) values (${STORE}, 'Tienda', '5491155500001', 'AR')`;
  for (const [index, id] of [CHAT, TWIN].entries())
    await sql()`insert into chat_conversations ${sql()({ id, tenant_id: STORE, external_user_id: `549114000000${index}` })}`;
});
afterAll(() => database.drop());

type Work = (on: Sql) => Promise<unknown>;

/** Whether the second one has to wait for the first one's transaction, for as long as that. Both are undone. */
async function waits(first: Work, second: Work, patience: string): Promise<boolean> {
  const undone = new Error("undone");
  let held = false;
  const alone = (work: Work): Promise<unknown> =>
    sql()
      .begin((on) => work(on as unknown as Sql).then(() => Promise.reject(undone)))
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
  await alone(async (one) => {
    await first(one);
    await alone(async (other) => {
      await other`select set_config('lock_timeout', ${patience}, true)`;
      await second(other);
    }).catch((error: unknown) => {
      if (!isHeld(error)) throw error;
      held = true;
    });
  });
  return held;
}

const rowOfStore: Work = (on) =>
  on`insert into webhook_events ${on({ provider: "ycloud", event_key: "k", state: "done", tenant_id: STORE, body: Buffer.from("{}") })}`;
const note =
  (chat: string, body: string): Work =>
  (on) =>
    on`insert into chat_notes ${on({ tenant_id: STORE, conversation_id: chat, author_id: "u", author_name: "Ana", body, client_note_id: body })}`;
const rowOfChat = note(CHAT, "una nota");
const ofStore =
  (values: Record<string, string | boolean>): Work =>
  (on) =>
    on`update tenants set ${on(values)} where id = ${STORE}`;
const ofChat =
  (values: Record<string, string>): Work =>
  (on) =>
    on`update chat_conversations set ${on(values)} where id = ${CHAT}`;

test.each<[string, Work, Work]>([
  ["a setting of a store", ofStore({ store_description: "Otra", mode: "test", country: "BR" }), rowOfStore],
  ["what is due for a store", ofStore({ health_due_at: "2030-01-01" }), rowOfStore],
  ["a chat", ofChat({ display_name: "Otra", last_message_preview: "hola" }), rowOfChat],
])(
  "%s changes while a row of it is being written, and a row is written while it changes",
  async (...each) => {
    const [, change, row] = each;
    expect(await waits(row, change, "10s")).toBe(false);
    expect(await waits(change, row, "10s")).toBe(false);
  },
);

test.each<[string, Work, Work]>([
  ["number", ofStore({ bot_phone_number: "5491155500009" }), rowOfStore],
  ["removal", ofStore({ removed_at: "2030-01-01" }), rowOfStore],
  ["suspension", ofStore({ is_active: false }), rowOfStore],
  ["time zone", ofStore({ timezone: "America/Bogota" }), rowOfStore],
  ["shop", ofStore({ tiendanube_store_id: "77" }), rowOfStore],
  ["shop's token", ofStore({ tiendanube_access_token: "x" }), rowOfStore],
  ["key", ofStore({ ycloud_api_key: "x" }), rowOfStore],
  ["customer", ofChat({ external_user_id: "5491140000009" }), rowOfChat],
])("another %s waits for whoever writes a row, and they for it", async (...each) => {
  const [, change, row] = each;
  expect(await waits(row, change, "300ms")).toBe(true);
  expect(await waits(change, row, "300ms")).toBe(true);
});

test("no unique index over a generated column is a key: each change of its table would lock the row as its deletion does", async () => {
  const keys = await sql()`
    select indexrelid::regclass::text as index from pg_index i
    where i.indisunique and i.indpred is null and exists (
      select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attgenerated <> '')`;
  expect(keys).toEqual([]);
});

/** Has the work wait for what somebody else's open transaction has done, and go on when that has ended. */
async function behind(open: Work, work: Work): Promise<void> {
  let later: Promise<unknown> = Promise.resolve();
  await sql().begin(async (one) => {
    await open(one as unknown as Sql);
    later = sql().begin((other) => work(other as unknown as Sql));
    later.catch(() => undefined);
    await expect
      .poll(async () => {
        const rows = await sql()`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        return rows.length;
      })
      .toBeGreaterThan(0);
  });
  await later;
}

test("a product that comes while its store's language changes is indexed in the new one", async () => {
  await behind(
    (on) =>
      on`insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
        values (${STORE}, 'p1', 'Camisas vermelhas', '', '{}', '{}', '{}', true, false)`,
    (on) => on`update tenants set country = 'BR' where id = ${STORE}`,
  );
  const [row] = await sql()`
    select fingerprint like '%:pt%' as portuguese from catalog_documents where tenant_id = ${STORE} and product_id = 'p1'`;
  expect(row).toEqual({ portuguese: true });
});

test("a note that is written while its chat becomes part of another stands in that one", async () => {
  const body = "no perderla";
  await behind(note(TWIN, body), (on) => on`select merge_chats(${CHAT}, ${TWIN})`);
  expect(await sql()`select conversation_id as chat from chat_notes where body = ${body}`).toEqual([
    { chat: CHAT },
  ]);
});
