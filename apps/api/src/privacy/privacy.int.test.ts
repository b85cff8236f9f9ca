import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { carryOutRequests } from "./carryOutRequests.ts";

const PHONE = "5491166612345";
const OTHER = "5491166600000";

let database: TestDatabase;
let tenantId: string;
const removed: string[] = [];
let broken = false;
const storage = {
  remove: async (key: string): Promise<void> => {
    if (broken) throw new Error("The storage is away");
    removed.push(key);
  },
};

beforeEach(async () => {
  removed.length = 0;
  broken = false;
  database = await createTestDatabase();
  tenantId = await insertTenant(sql(), { tiendanube_store_id: "31337", tiendanube_access_token: "token" });
  await insertTenant(sql());
});
afterEach(() => database.drop());

const sql = () => database.db.system;
const run = () => carryOutRequests({ sql: sql(), storage, log: pino({ level: "silent" }) });
const ask = async (kind: string, subject: Record<string, unknown> | null = null): Promise<string> => {
  const [row] = await sql()<{ id: string }[]>`
    insert into privacy_requests (tenant_id, kind, subject)
    values (${tenantId}, ${kind}, ${subject === null ? null : JSON.stringify(subject)}::text::jsonb) returning id`;
  return row?.id ?? "";
};
const stateOf = async (id: string) => {
  const [row] = await sql()<Record<string, unknown>[]>`
    select state, error, subject, result, export from privacy_requests where id = ${id}`;
  return row;
};

/** A chat with words, a file, a turn, a handoff, its raw event and an order. */
const customer = async (phone: string, tenant = tenantId): Promise<void> => {
  const chat = await insertChat(sql(), {
    tenant_id: tenant,
    external_user_id: phone,
    contact_phone: `+${phone}`,
  });
  const [media] = await sql()<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, storage_key, state)
    values (${tenant}, 'image', ${`${tenant}/${phone}`}, 'stored') returning id`;
  await insertMessage(sql(), {
    tenant_id: tenant,
    conversation_id: chat,
    content: `Secreto de ${phone}`,
    media_id: media?.id,
  });
  await sql()`insert into turns (tenant_id, conversation_id, outcome) values (${tenant}, ${chat}, 'reply')`;
  await sql()`insert into handoffs (tenant_id, conversation_id, cause, reason) values (${tenant}, ${chat}, 'tool', 'x')`;
  await sql()`
    insert into webhook_events (provider, event_key, state, tenant_id, body)
    values ('ycloud', gen_random_uuid()::text, 'done', ${tenant}, convert_to(${`{"from": "+${phone}", "text": "Secreto"}`}, 'UTF8'))`;
  await sql()`
    insert into catalog_orders (tenant_id, order_id, number, phone_keys, emails, state, ordered_at)
    values (${tenant}, ${phone}, '1', array[phone_key(${phone})], array[${`${phone}@mail.example`}],
      ${JSON.stringify({ number: "1", of: phone })}::text::jsonb, now())`;
};

/** How often a text stands anywhere in the store's tables. */
const traces = async (text: string): Promise<number> => {
  const tables = await sql()<{ name: string }[]>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'tenant_id'`;
  let found = 0;
  for (const { name } of tables) {
    const rows = await sql()<{ row: string; body: string | null }[]>`
      select to_jsonb(t)::text as row, ${name === "webhook_events" ? sql()`encode(body, 'escape')` : sql()`null`} as body
      from ${sql()(name)} t`;
    found += rows.filter(({ row, body }) => `${row}${body ?? ""}`.includes(text)).length;
  }
  return found;
};

it("a customer who wants to be forgotten leaves no trace, and nobody else loses anything", async () => {
  await customer(PHONE);
  await customer(OTHER);
  const before = await traces(OTHER);
  const id = await ask("customer_redact", {
    customerId: "1",
    phone: `+${PHONE}`,
    email: `${PHONE}@mail.example`,
    orderIds: [],
  });
  expect(await traces(PHONE)).toBeGreaterThan(5);
  await run();
  expect(await stateOf(id)).toMatchObject({
    state: "done",
    subject: null,
    result: { chats: 1, messages: 1, orders: 1, events: 1 },
  });
  expect(removed).toEqual([`${tenantId}/${PHONE}`]);
  expect(await traces(PHONE)).toBe(0);
  expect(await traces(OTHER)).toBe(before);
});

it("of what people uploaded, the customer's goes, sent or not; a canned answer's picture stays the store's", async () => {
  await customer(PHONE);
  const [chat] = await sql()<
    { id: string }[]
  >`select id from chat_conversations where contact_phone = ${`+${PHONE}`}`;
  const upload = async (key: string, chatId: string | null): Promise<string> => {
    const [row] = await sql()<{ id: string }[]>`
      insert into chat_media (tenant_id, kind, storage_key, state, uploaded_by, uploaded_for)
      values (${tenantId}, 'image', ${key}, 'stored', 'u1', ${chatId}) returning id`;
    return row?.id ?? "";
  };
  await upload("unsent", chat?.id ?? null);
  const picture = await upload("canned", null);
  await insertMessage(sql(), {
    tenant_id: tenantId,
    conversation_id: chat?.id ?? "",
    role: "human_supervisor",
    media_id: picture,
  });
  await ask("customer_redact", { phone: `+${PHONE}`, email: null, customerId: null, orderIds: [] });
  await run();
  expect(removed.toSorted()).toEqual([`${tenantId}/${PHONE}`, "unsent"].toSorted());
  expect(await sql()`select storage_key from chat_media`).toEqual([{ storage_key: "canned" }]);
});

it("the same number at another store is another matter", async () => {
  const other = await insertTenant(sql());
  await customer(PHONE, other);
  const before = await traces(PHONE);
  await ask("customer_redact", { phone: `+${PHONE}`, email: null, customerId: null, orderIds: [PHONE] });
  await run();
  expect(await traces(PHONE)).toBe(before);
});

it("a wish without a number forgets the orders alone: whose chat it was is not guessed", async () => {
  await customer(PHONE);
  await ask("customer_redact", { phone: null, email: null, customerId: null, orderIds: [PHONE] });
  await run();
  expect(await sql()`select 1 from catalog_orders`).toHaveLength(0);
  expect(await sql()`select 1 from chat_conversations`).toHaveLength(1);
});

it("files that can't be removed yet are removed later, and until then the wish is not done", async () => {
  await customer(PHONE);
  broken = true;
  const id = await ask("customer_redact", {
    phone: `+${PHONE}`,
    email: null,
    customerId: null,
    orderIds: [],
  });
  await run();
  expect(await stateOf(id)).toMatchObject({ state: "pending", error: "The storage is away" });
  broken = false;
  await run();
  expect(removed).toEqual([]);
  await sql()`update privacy_requests set due_at = now()`;
  await run();
  expect(removed).toEqual([`${tenantId}/${PHONE}`]);
  expect(await stateOf(id)).toMatchObject({ state: "done", error: null, subject: null });
});

it("a customer who wants to see what is kept gets all of it, and nothing of others", async () => {
  await customer(PHONE);
  await customer(OTHER);
  const id = await ask("customer_export", {
    phone: `+${PHONE}`,
    email: null,
    customerId: null,
    orderIds: [PHONE],
  });
  await run();
  const request = await stateOf(id);
  expect(request).toMatchObject({
    state: "done",
    export: { chats: [{ messages: [{ text: `Secreto de ${PHONE}` }] }], orders: [{ of: PHONE }] },
  });
  expect(JSON.stringify(request)).not.toContain(OTHER);
});

it("a store that took its app away is forgotten; one that is connected again is not", async () => {
  await customer(PHONE);
  const connected = await ask("store_redact");
  await sql()`insert into catalog_sync (tenant_id, access) values (${tenantId}, 'ok')
    on conflict (tenant_id) do update set access = 'ok'`;
  await run();
  expect(await stateOf(connected)).toMatchObject({ state: "dismissed" });
  expect(await sql()`select 1 from catalog_orders`).toHaveLength(1);
  await sql()`update catalog_sync set access = 'uninstalled' where tenant_id = ${tenantId}`;
  const gone = await ask("store_redact");
  await run();
  expect(await stateOf(gone)).toMatchObject({ state: "done" });
  expect(await sql()`select 1 from catalog_orders`).toHaveLength(0);
  const [tenant] =
    await sql()`select tiendanube_access_token, tiendanube_store_id from tenants where id = ${tenantId}`;
  expect(tenant).toEqual({ tiendanube_access_token: null, tiendanube_store_id: null });
});
