import type { RemovedTenant } from "@platform/contract";
import { listGuardedTables, seedTenant } from "@platform/db/testing";
import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { STORE, storeTools } from "../catalog/testing/storeTools.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { openStream } from "../testing/eventSource.ts";
import { startApi, type Api, type Credentials } from "../testing/startApi.ts";
import { carryOutRemovals, type RemovalDeps } from "./carryOutRemovals.ts";

const HOOKS_URL = "https://bot.example.com/tiendanube/webhook";
const SECRET = "whsec_test_0123456789";

let api: Api;
let shop: TiendanubeSimulator;
let tools: ReturnType<typeof storeTools>;
let numbers = 0;
let phone: string;
let tenantId: string;
let owner: Credentials;

beforeAll(async () => {
  api = await startApi();
  shop = await startTiendanube({ ...STORE, flags: { bigPlan: true } });
  tools = storeTools(api.sql, shop.baseUrl);
});
afterAll(async () => {
  await shop.stop();
  await tools.fetch.close();
  await api.stop();
});
beforeEach(async () => {
  // What another test has removed is none of this one's business.
  await api.sql`update store_removals set due_at = 'infinity'`;
  numbers += 1;
  phone = `+54911447${String(10_000 + numbers)}`;
  tenantId = await insertTenant(api.sql, {
    store_name: "Danza",
    bot_phone_number: phone,
    ycloud_webhook_secret: SECRET,
  });
  owner = await api.member({ [tenantId]: "owner" });
});

const deps = (): RemovalDeps => ({
  sql: api.sql,
  storage: api.media,
  log: tools.log,
  storeClientFor: tools.storeClientFor,
  ycloudFor: () => Promise.resolve(null),
  webhookUrl: HOOKS_URL,
  messagesUrl: "https://bot.example.com/chat/webhook",
});
const remove = (storeName = "Danza") => api.mutate("tenants.remove", { tenantId, storeName });
const restore = (credentials?: Credentials) => api.mutate("tenants.restore", { tenantId }, credentials);
const removed = async (credentials?: Credentials): Promise<RemovedTenant[]> =>
  (await api.query("tenants.removed", {}, credentials)).data;
const own = async () => (await removed()).find(({ id }) => id === tenantId);
const dueNow = () => api.sql`update store_removals set due_at = now() where tenant_id = ${tenantId}`;
const overdue = () =>
  api.sql`update store_removals set due_at = now(), erase_at = now() where tenant_id = ${tenantId}`;
const write = (text: string, to = phone) => {
  const event = api.ycloud.customer("+5491166001122").build({ type: "text", text });
  return api.ycloud.postEvent(JSON.stringify(event).replaceAll("+5491155550000", to), { signWith: SECRET });
};
const hooksOf = async (): Promise<string[]> => {
  const answer = await fetch(`${shop.baseUrl}/2025-03/${STORE.storeId}/webhooks?per_page=200`, {
    headers: { Authentication: `bearer ${STORE.accessToken}`, "User-Agent": "test (a@b.c)" },
  });
  return answer.status === 404 ? [] : ((await answer.json()) as { url: string }[]).map(({ url }) => url);
};
const connectShop = () => api.sql`
  update tenants set tiendanube_store_id = ${STORE.storeId}, tiendanube_access_token = ${STORE.accessToken}
  where id = ${tenantId}`;
const addHook = (event: string, url: string) =>
  fetch(`${shop.baseUrl}/2025-03/${STORE.storeId}/webhooks`, {
    method: "POST",
    headers: {
      Authentication: `bearer ${STORE.accessToken}`,
      "User-Agent": "test (a@b.c)",
      "content-type": "application/json",
    },
    body: JSON.stringify({ event, url }),
  });

it("wants the name as it is shown, and does nothing for another one", async () => {
  const answer = await remove("Danzas");
  expect([answer.status, answer.reason]).toEqual([409, "conflict"]);
  expect((await api.query("tenants.get", { tenantId }, owner)).status).toBe(200);
  expect((await remove()).status).toBe(200);
  expect((await remove()).reason).toBe("not_found");
});

it("stops at once: nobody sees it, nothing leaves, no key opens it, and open streams end", async () => {
  const chat = await insertChat(api.sql, { tenant_id: tenantId, window_closes_at: "2100-01-01" });
  const row = { tenant_id: tenantId, conversation_id: chat, send_state: "queued" };
  await insertMessage(api.sql, { ...row, role: "assistant" });
  await insertMessage(api.sql, { ...row, role: "human_supervisor", send_not_before: "2100-01-01" });
  const key = (await api.addKey(tenantId, ["admin"])).credentials;
  const streams = await Promise.all(
    [owner, key, undefined].map((who) =>
      openStream(
        `${api.url}/trpc/chats.events?input=${encodeURIComponent(JSON.stringify({ tenantId }))}`,
        who ?? { authorization: `Bearer ${api.config.adminToken}` },
      ),
    ),
  );
  expect((await remove()).status).toBe(200);
  for (const who of [owner, undefined]) {
    expect((await api.query("tenants.get", { tenantId }, who)).reason).toBe("not_found");
    expect((await api.query("chats.get", { conversationId: chat }, who)).reason).toBe("not_found");
    const send = { conversationId: chat, text: "Hola", clientMessageId: "c1" };
    expect((await api.mutate("chats.send", send, who)).reason).toBe("not_found");
    for (const list of ["tenants.list", "chats.list", "session.get"])
      expect((await api.query(list, {}, who)).text).not.toContain("Danza");
  }
  expect((await api.query("tenants.get", { tenantId }, key)).status).toBe(401);
  await Promise.all(streams.map(({ ended }) => ended));
  expect(
    await api.sql`select send_state, failure_code from chat_messages where conversation_id = ${chat}`,
  ).toEqual([
    { send_state: "cancelled", failure_code: "store_off" },
    { send_state: "cancelled", failure_code: "store_off" },
  ]);
});

it("lets nothing leave that was put in line while it was being removed", async () => {
  const chat = await insertChat(api.sql, { tenant_id: tenantId, window_closes_at: "2100-01-01" });
  await remove();
  for (const role of ["assistant", "human_supervisor"])
    await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, role, send_state: "queued" });
  for (const asStore of [false, true]) {
    const release = (sql: typeof api.sql) => sql<{ next: unknown }[]>`select release_next(${chat}) as next`;
    const [row] = asStore
      ? await api.db.asTenant(tenantId, ({ sql }) => release(sql))
      : await release(api.sql);
    expect(row?.next).toBeNull();
  }
  expect(
    await api.sql`select 1 from chat_messages where conversation_id = ${chat} and send_state in ('sending', 'accepted')`,
  ).toEqual([]);
});

it("calls nobody any more: no handoff, no letter, no reminder, nobody a chat is given to", async () => {
  const chat = await insertChat(api.sql, { tenant_id: tenantId, snoozed_until: "2020-01-01" });
  const waiting = await insertChat(api.sql, { tenant_id: tenantId, waiting_since: "2020-01-01" });
  await api.sql`insert into tenant_human_handoff_config (tenant_id, auto_assign) values (${tenantId}, true)`;
  await api.sql`update tenants set owner_email = 'duena@tienda.test' where id = ${tenantId}`;
  await api.sql`insert into handoffs (tenant_id, conversation_id, cause, reason) values (${tenantId}, ${waiting}, 'tool', 'x')`;
  const letters = async () =>
    (await api.sql`select 1 from handoff_alerts where tenant_id = ${tenantId} and due_at is not null`).length;
  expect(await letters()).toBeGreaterThan(0);
  await remove();
  expect(await letters()).toBe(0);
  await api.sql`select want_person(${chat}, null, 'watchdog')`;
  await api.sql`select ring_reminders()`;
  await api.sql`select assign_waiting()`;
  expect(await letters()).toBe(0);
  expect(
    await api.sql`
      select waiting_since, reminded_at, assignee_id from chat_conversations where id = ${chat}
      union all select null, reminded_at, assignee_id from chat_conversations where id = ${waiting}`,
  ).toEqual([
    { waiting_since: null, reminded_at: null, assignee_id: null },
    { waiting_since: null, reminded_at: null, assignee_id: null },
  ]);
});

it("is removed and brought back by SQL alone as well", async () => {
  await api.sql`update tenants set removed_at = now() where id = ${tenantId}`;
  expect(await own()).toMatchObject({ storeName: "Danza", removedBy: null, erasing: false });
  await api.sql`update tenants set removed_at = null where id = ${tenantId}`;
  expect(await own()).toBeUndefined();
  expect((await api.query("tenants.get", { tenantId })).data).toMatchObject({ paused: true });
});

it("customers' messages to its number are taken and kept without effect, and count when it is back", async () => {
  await remove();
  // What a process knows of numbers holds for two seconds.
  await expect
    .poll(
      async () => {
        await write("¿Están ahí?");
        const [row] = await api.sql<{ n: number }[]>`
        select count(*)::int as n from webhook_events where recipient = ${phone} and state = 'unmatched' and tenant_id is null`;
        return row?.n ?? 0;
      },
      { interval: 500 },
    )
    .toBeGreaterThan(0);
  expect((await write("¿Hola?")).status).toBe(200);
  expect((await restore()).status).toBe(200);
  const [event] = await api.sql<{ id: string }[]>`
    select id from webhook_events where recipient = ${phone} and state = 'unmatched' order by received_at desc limit 1`;
  expect((await api.mutate("webhooks.replay", { id: event?.id, tenantId })).status).toBe(200);
  const texts =
    await api.sql`select content from chat_messages where tenant_id = ${tenantId} and content = '¿Hola?'`;
  expect(texts).toHaveLength(1);
});

it("its number may be another store's at once; then it can't come back, and says why", async () => {
  await remove();
  const other = await api.mutate("tenants.create", { storeName: "Nueva", botPhoneNumber: phone });
  expect(other.status).toBe(200);
  expect(await own()).toMatchObject({ numberTaken: true });
  const refused = await restore();
  expect([refused.status, refused.reason]).toEqual([409, "number_taken"]);
  await api.mutate("tenants.update", {
    tenantId: (other.data as { id: string }).id,
    botPhoneNumber: "5491100001111",
  });
  expect((await restore()).status).toBe(200);
});

it("comes back by an operator or its owner alone: paused, with its mode, its people and its keys", async () => {
  await api.mutate("tenants.update", { tenantId, mode: "off_hours" });
  const staff = await api.member({ [tenantId]: "staff" });
  const stranger = await api.member({ [await insertTenant(api.sql)]: "owner" });
  const key = (await api.addKey(tenantId, ["admin"])).credentials;
  expect((await restore(owner)).reason).toBe("conflict");
  await remove();
  expect(await removed(owner)).toMatchObject([{ id: tenantId }]);
  expect(await removed(staff)).toEqual([]);
  for (const who of [staff, stranger]) expect((await restore(who)).reason).toBe("not_found");
  expect((await restore(owner)).status).toBe(200);
  expect((await api.query("tenants.get", { tenantId }, staff)).data).toMatchObject({
    paused: true,
    mode: "off_hours",
  });
  expect((await api.query("tenants.get", { tenantId }, key)).status).toBe(200);
  const actions =
    await api.sql`select action from audit_log where tenant_id = ${tenantId} order by id desc limit 1`;
  expect(actions).toEqual([{ action: "tenant.restored" }]);
});

it("a link that lets people in opens nothing meanwhile", async () => {
  await api.sql`
    insert into auth.invitations (id, tenant_id, email, role, token_hash, invited_by, expires_at)
    values (${`i${tenantId}`}, ${tenantId}, 'x@y.test', 'staff', ${`h${tenantId}`}, 'Marta', now() + interval '1 day')`;
  const look = async () =>
    (await api.sql<{ seen: unknown }[]>`select look_at_invitation(${`h${tenantId}`}) as seen`)[0]?.seen;
  const accept = async () =>
    (
      await api.sql<{ answer: object }[]>`
        select accept_invitation(${`h${tenantId}`}, null, ${`u${tenantId}`}, 'X', 'hash') as answer`
    )[0]?.answer;
  expect(await look()).toBeTruthy();
  await remove();
  expect(await look()).toBeNull();
  expect(await accept()).toEqual({ error: "invalid" });
  await restore();
  expect(await accept()).toMatchObject({ tenantId });
});

it("takes our address out of its shop, again and again until it is out, and says so meanwhile", async () => {
  await connectShop();
  await addHook("product/updated", HOOKS_URL);
  await addHook("order/created", HOOKS_URL);
  await addHook("order/created", "https://somebody-else.example.com/hook");
  await remove();
  const broken = shop.failNext({ kind: "error", status: 503 }, { times: 1_000 });
  await carryOutRemovals(deps());
  expect((await own())?.unsubscribeError).toBe("Service Unavailable");
  broken();
  expect(await hooksOf()).toHaveLength(3);
  await dueNow();
  await carryOutRemovals(deps());
  expect(await own()).toMatchObject({ unsubscribed: true, unsubscribeError: null });
  expect(await hooksOf()).toEqual(["https://somebody-else.example.com/hook"]);
  await restore();
  const [sync] = await api.sql`
    select want_full, webhook_url, due_at <= now() as due from catalog_sync where tenant_id = ${tenantId}`;
  expect(sync).toEqual({ want_full: true, webhook_url: null, due: true });
});

it("leaves the address where a store that stays reads the same shop", async () => {
  await connectShop();
  await insertTenant(api.sql, {
    tiendanube_store_id: STORE.storeId,
    tiendanube_access_token: STORE.accessToken,
  });
  await addHook("product/updated", HOOKS_URL);
  const before = await hooksOf();
  await remove();
  await carryOutRemovals(deps());
  expect(await hooksOf()).toEqual(before);
  expect(await own()).toMatchObject({ unsubscribed: true });
});

it("after thirty days leaves no row in any table, no file, and nobody who was only there", async () => {
  const guarded = await listGuardedTables(api.sql);
  const tables = guarded.filter(({ name }) => name !== "store_removals");
  const [gone, stays] = ["7001", "7002"];
  for (const id of [gone, stays]) {
    await seedTenant(api.sql, { tables, tenantId: id });
    await api.media.put(`${id}/picture`, Buffer.from("x"));
  }
  await api.sql`
    insert into webhook_events (provider, event_key, state, recipient, body)
    values ('ycloud', 'before', 'unmatched', '+54 9 11 5557-001', '1'), ('ycloud', 'elsewhere', 'unmatched', '+5491188887777', '1')`;
  const only = await api.addPerson({ [gone]: "owner" });
  const both = await api.addPerson({ [gone]: "owner", [stays]: "staff" });
  await api.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content)
    select ${gone}, c.id, 'user', n::text from chat_conversations c, generate_series(1, 2500) n where c.tenant_id = ${gone}`;
  await api.mutate("tenants.remove", { tenantId: gone });
  await api.sql`
    insert into webhook_events (provider, event_key, state, recipient, body)
    values ('ycloud', 'meanwhile', 'unmatched', '549115557001', '1')`;
  const counts = async (id: string) => {
    const found: Record<string, number> = {};
    for (const { name, tenantColumn } of guarded) {
      const [row] = await api.sql<{ n: number }[]>`
        select count(*)::int as n from ${api.sql(name)} where ${api.sql(tenantColumn)} = ${id}`;
      if (row !== undefined && row.n > 0) found[name] = row.n;
    }
    return found;
  };
  const kept = await counts(stays);
  await carryOutRemovals(deps());
  expect(Object.keys(await counts(gone)).length).toBeGreaterThan(40);
  await api.sql`update store_removals set due_at = now(), erase_at = now() where tenant_id = ${gone}`;
  // A process that dies on the way: some tables are empty by then, and there is no way back any more.
  const dying = { removeAll: async () => Promise.reject(new Error("killed")) };
  await carryOutRemovals({ ...deps(), storage: dying });
  expect((await api.mutate("tenants.restore", { tenantId: gone })).reason).toBe("conflict");
  expect(Object.keys(await counts(gone)).toSorted()).toEqual(["audit_log", "store_removals", "tenants"]);
  await api.sql`update store_removals set due_at = now() where tenant_id = ${gone}`;
  await carryOutRemovals(deps());
  expect(await counts(gone)).toEqual({});
  expect(await api.media.read(`${gone}/picture`)).toBeNull();
  expect(await counts(stays)).toEqual(kept);
  expect(await api.media.read(`${stays}/picture`)).not.toBeNull();
  expect(await api.sql`select id from auth.users where id in ${api.sql([only.id, both.id])}`).toEqual([
    { id: both.id },
  ]);
  const left = await api.sql<
    { event_key: string }[]
  >`select event_key from webhook_events where event_key in ('before', 'meanwhile', 'elsewhere') order by 1`;
  expect(left.map((row) => row.event_key)).toEqual(["before", "elsewhere"]);
  expect(
    await api.sql`select actor from audit_log where action = 'tenant.erased' and target = ${gone}`,
  ).toEqual([{ actor: "system" }]);
});

it("is not erased before its time, nor when it has come back", async () => {
  await remove();
  await dueNow();
  await carryOutRemovals(deps());
  expect(await api.sql`select 1 from tenants where id = ${tenantId}`).toHaveLength(1);
  await overdue();
  await restore();
  await carryOutRemovals(deps());
  expect((await api.query("tenants.get", { tenantId })).status).toBe(200);
});
