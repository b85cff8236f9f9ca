import { rowsReadBy } from "@platform/db/testing";
import type { Numbers, StoresNumbers } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { countDays } from "./countDays.ts";

let api: Api;
let tenantId: string;
let chatId: string;
const DAY = 86_400_000;
const TIMEZONE = zoneAtNoon();
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const dayOf = (days: number) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: TIMEZONE }).format(Date.now() - days * DAY);

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql, { timezone: TIMEZONE });
  chatId = await insertChat(api.sql, {
    tenant_id: tenantId,
    created_at: ago(40),
    last_message_at: ago(0),
    contact_phone: "+5491155507001",
  });
  for (const days of [30, 12, 1])
    await api.sql`
      insert into turns (tenant_id, conversation_id, outcome, started_at) values (${tenantId}, ${chatId}, 'reply', ${ago(days)})`;
  await api.sql`
    insert into handoffs (tenant_id, conversation_id, cause, reason, created_at)
    values (${tenantId}, ${chatId}, 'agent', 'x', ${ago(20)})`;
});
afterAll(() => api.stop());

const count = async () => {
  await api.sql`update number_progress set counted_at = least(counted_at, now() - interval '1 hour')`;
  while (await countDays(api.sql));
};
const current = async () => {
  const { data } = await api.query("numbers.get", { tenantId, from: dayOf(50), to: dayOf(0) });
  return (data as Numbers).current;
};
const keptUntil = async () => {
  const [row] = await api.sql<{ until: string | null }[]>`
    select kept_until::text as until from number_progress where tenant_id = ${tenantId}`;
  return row?.until;
};

it("what is kept by day is what the rows say, and stays when they go", async () => {
  const fromRows = await current();
  await count();
  expect(await keptUntil()).toBe(dayOf(5));
  expect(await current()).toEqual(fromRows);
  expect(fromRows).toMatchObject({ newChats: 1, botReplies: 3, handoffs: 1, answered: 0, resolvedOf: 2 });
  const [kept] = await api.sql`select count(*)::int as days from number_days where tenant_id = ${tenantId}`;
  expect(kept?.["days"]).toBe(41);
  await api.sql`update number_days set bot_replies = 7 where tenant_id = ${tenantId} and day = ${dayOf(30)}`;
  expect((await current()).botReplies).toBe(9);
});

it.each<[string, () => Promise<unknown>, object]>([
  [
    "an answer of today to a handoff of weeks ago",
    () =>
      insertMessage(api.sql, {
        tenant_id: tenantId,
        conversation_id: chatId,
        role: "human_supervisor",
        sent_at: ago(0),
      }),
    { answered: 1 },
  ],
  [
    "a chat that goes back only now",
    () => api.sql`update handoffs set returned_at = now() where tenant_id = ${tenantId}`,
    { returned: 1 },
  ],
  [
    "an order that the store tells of late",
    () => api.sql`
      insert into catalog_orders (tenant_id, order_id, number, phone_keys, state, ordered_at)
      values (${tenantId}, '1', '1', array[phone_key('+5491155507001')], '{"status": "open"}', ${ago(11)})`,
    { orders: 1 },
  ],
  [
    "an order that is cancelled late",
    () => api.sql`update catalog_orders set state = '{"status": "cancelled"}' where tenant_id = ${tenantId}`,
    { orders: null },
  ],
  [
    "an answer that is brought over from elsewhere",
    () => api.sql`
      insert into turns (tenant_id, conversation_id, outcome, started_at) values (${tenantId}, ${chatId}, 'reply', ${ago(33)})`,
    { botReplies: 4 },
  ],
])("%s counts at once, and is kept", async (_what, change, figures) => {
  await count();
  await change();
  expect(await current()).toMatchObject(figures);
  const fromRows = await current();
  await count();
  expect(await keptUntil()).toBe(dayOf(5));
  expect(await current()).toEqual(fromRows);
});

it("an operator sees every store beside the sum of all, as they were counted last", async () => {
  const other = await insertTenant(api.sql, { store_name: "Aaa" });
  await insertChat(api.sql, { tenant_id: other, created_at: ago(3), last_message_at: ago(3) });
  await insertChat(api.sql, {
    tenant_id: other,
    created_at: ago(45),
    last_message_at: ago(3),
    waiting_since: ago(3),
    last_message_role: "user",
  });
  const look = async () => (await api.query("numbers.stores", { days: 30 })).data as StoresNumbers;
  expect((await look()).countedAt).toBeNull();
  await count();
  const { stores, current, previous, countedAt } = await look();
  expect(stores[0]).toMatchObject({
    storeName: "Aaa",
    unanswered: 1,
    current: { newChats: 1, botReplies: null, costUsd: null },
    previous: { newChats: 1 },
  });
  const own = stores.find((store) => store.tenantId === tenantId);
  expect(own?.current).toEqual(
    ((await api.query("numbers.get", { tenantId, days: 30 })).data as Numbers).current,
  );
  expect(current).toMatchObject({ newChats: 1, handoffs: 1 });
  expect(previous.newChats).toBe(2);
  expect(Date.parse(countedAt ?? "")).toBeGreaterThan(Date.now() - 60_000);
});

it("another time zone makes other days", async () => {
  await count();
  await api.sql`update tenants set timezone = 'Asia/Tokyo' where id = ${tenantId}`;
  expect(await keptUntil()).toBeNull();
  await count();
  const [row] = await api.sql`
    select count(*)::int as days from number_days d join chat_conversations c on c.tenant_id = d.tenant_id
    where d.tenant_id = ${tenantId} and d.new_chats = 1 and d.day = (c.created_at at time zone 'Asia/Tokyo')::date`;
  expect(row?.["days"]).toBe(1);
});

it("what changes while days are counted is counted after it, and two who count don't undo each other", async () => {
  await count();
  await api.sql`update number_progress set counted_at = 'epoch' where tenant_id = ${tenantId}`;
  const [slow] = await api.sql<{ claim: object }[]>`select claim_days('10 minutes') as claim`;
  await api.sql`update number_progress set counted_at = 'epoch' where tenant_id = ${tenantId}`;
  while (await countDays(api.sql));
  await api.sql`update number_days set new_chats = 99 where tenant_id = ${tenantId}`;
  await api.sql`select keep_days(${JSON.stringify(slow?.claim ?? null)}::text::jsonb)`;
  const [row] = await api.sql`
    select count(*)::int as days from number_days where tenant_id = ${tenantId} and new_chats <> 99`;
  expect(row?.["days"]).toBe(0);
});

it("days of which a store erased the rows as too old stay as they were counted, whatever changes later", async () => {
  const tenant = await insertTenant(api.sql, { retention_days: 90 });
  const chat = await insertChat(api.sql, {
    tenant_id: tenant,
    created_at: ago(200),
    last_message_at: ago(0),
  });
  for (const days of [200, 50])
    await api.sql`
      insert into turns (tenant_id, conversation_id, outcome, started_at) values (${tenant}, ${chat}, 'reply', ${ago(days)})`;
  const replies = async () => {
    const [row] = await api.sql<{ n: number }[]>`
      select sum(bot_replies)::int as n from days_of(${tenant}, (now() - interval '250 days')::date, now()::date)`;
    return row?.n;
  };
  await count();
  await api.sql`delete from turns where tenant_id = ${tenant} and started_at < ${ago(90)}`;
  expect(await replies()).toBe(2);

  await api.sql`
    insert into catalog_orders (tenant_id, order_id, number, phone_keys, state, ordered_at)
    values (${tenant}, '1', '1', '{}', '{"status": "open"}', ${ago(205)})`;
  expect(await replies()).toBe(2);
  await count();
  expect(await replies()).toBe(2);

  await api.sql`update tenants set timezone = 'Asia/Tokyo' where id = ${tenant}`;
  expect(await replies()).toBe(2);
  await count();
  expect(await replies()).toBe(2);
});

it("whose turn it is to be counted is found without a look at every store", async () => {
  await api.sql`
    insert into tenants (store_name, bot_phone_number) select 'Tienda', '549113' || 1000000 + n from generate_series(1, 1000) n`;
  await api.sql`
    insert into number_progress (tenant_id, counted_at) select t.id, now() from tenants t
    on conflict (tenant_id) do update set counted_at = excluded.counted_at`;
  await api.sql`update number_progress set counted_at = 'epoch' where tenant_id = ${tenantId}`;
  await api.sql`analyze tenants, number_progress`;
  let claimed: string | undefined;
  const read = await api.sql.begin((sql) =>
    rowsReadBy(sql as unknown as typeof api.sql, ["tenants"], async () => {
      const [row] = await sql<{ store: string }[]>`select claim_days('10 minutes') ->> 'tenantId' as store`;
      claimed = row?.store;
    }),
  );
  expect(claimed).toBe(tenantId);
  expect(read).toBeLessThan(100);
});
