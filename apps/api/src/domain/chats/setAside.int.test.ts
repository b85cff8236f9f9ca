import type { Chat, ChatCounts } from "@platform/contract";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createSweeper } from "../../flow/sweep/sweeper.ts";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api, operator } from "../../testing/startApi.ts";

let api: Api;
let tenantId: string;
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenantId = await insertTenant(api.sql);
});

const addChat = (row: Record<string, unknown> = {}) => insertChat(api.sql, { tenant_id: tenantId, ...row });
const change = async (id: string, row: Record<string, unknown>) => {
  await api.sql`update chat_conversations set ${api.sql(row)} where id = ${id}`;
};
const sweep = () => createSweeper({ sql: api.sql, log: pino({ level: "silent" }) }).look();
const call = async (procedure: string, input: object, credentials = operator): Promise<Chat[]> => {
  const result: { chats: Chat[] } = (await api.mutate(`chats.${procedure}`, input, credentials)).data;
  return result.chats;
};
const get = async (id: string): Promise<Chat> =>
  (await api.query("chats.get", { conversationId: id }, operator)).data;
const view = async (filter: string, more: object = {}): Promise<string[]> => {
  const page: { items: Chat[] } = (await api.query("chats.list", { tenantId, filter, ...more }, operator))
    .data;
  return page.items.map(({ id }) => id);
};
const counts = async (): Promise<ChatCounts> =>
  (await api.query("chats.counts", { tenantId }, operator)).data;

it("is read for the team once somebody who may answer has looked, and not by whoever may only look", async () => {
  const id = await addChat({ unread_count: 2 });
  const [viewer, staff] = [
    await api.member({ [tenantId]: "viewer" }),
    await api.member({ [tenantId]: "staff" }),
  ];
  expect((await api.mutate("chats.markRead", { conversationId: id }, viewer)).data).toMatchObject({
    unreadCount: 2,
  });
  expect((await api.mutate("chats.markRead", { conversationId: id }, staff)).data).toMatchObject({
    unreadCount: 0,
  });
});

it("marks chats unread for everybody, and those that are unread keep their count", async () => {
  const [read, unread] = [await addChat(), await addChat({ unread_count: 3 })];
  const marked = await call("markUnread", { conversationIds: [read, unread] });
  expect(new Map(marked.map(({ id, unreadCount }) => [id, unreadCount]))).toEqual(
    new Map([
      [read, 1],
      [unread, 3],
    ]),
  );
  expect(await counts()).toMatchObject({ unread: 2 });
  const told = await api.sql`select 1 from live_events where conversation_id = ${read}`;
  expect(told.length).toBeGreaterThan(1);
});

it("keeps a chat out of the way until its time, and then it is unread again, once, until somebody looks", async () => {
  const id = await addChat({ unread_count: 2 });
  const [asleep] = await call("snooze", { conversationIds: [id], until: hours(1) });
  expect(asleep).toMatchObject({ snoozedBy: "Operador", unreadCount: 0, remindedAt: null });
  expect([await view("all"), await view("bot"), await view("snoozed")]).toEqual([[], [], [id]]);
  expect(await counts()).toMatchObject({ all: 0, bot: 0, snoozed: 1 });
  await sweep();
  expect(await view("all")).toEqual([]);

  await change(id, { snoozed_until: hours(-0.01) });
  await sweep();
  await sweep();
  expect(await get(id)).toMatchObject({ snoozedUntil: null, snoozedBy: "Operador", unreadCount: 1 });
  expect((await get(id)).remindedAt).not.toBeNull();
  expect([await view("all"), await view("unread"), await view("snoozed")]).toEqual([[id], [id], [id]]);

  await api.mutate("chats.markRead", { conversationId: id }, operator);
  expect(await get(id)).toMatchObject({ remindedAt: null, unreadCount: 0 });
  expect(await view("snoozed")).toEqual([]);
});

it.each([
  ["the customer writes", { last_inbound_at: hours(0), inbound_seq: "5" }],
  ["a person is wanted", { waiting_since: hours(0) }],
  ["somebody is given the chat", { human_override_until: hours(2), assignee_id: "eva" }],
])("a reminder and the archive end when %s", async (_, news) => {
  const [asleep, archived] = [await addChat(), await addChat()];
  await call("snooze", { conversationIds: [asleep], until: hours(1) });
  await call("archive", { conversationIds: [archived] });
  for (const id of [asleep, archived]) await change(id, news);
  expect(await get(asleep)).toMatchObject({ snoozedUntil: null });
  expect(await get(archived)).toMatchObject({ archivedAt: null });
});

it("who waits for a person is seen, whatever was wanted: reminded of they stay, archived they can't be", async () => {
  const waiting = await addChat({ waiting_since: hours(-1), unread_count: 1 });
  const closing = await addChat({ human_override_until: hours(2), window_closes_at: hours(1) });
  const both = [waiting, closing];
  await call("snooze", { conversationIds: both, until: hours(1) });
  expect([await view("waiting"), await view("all"), await view("closing")]).toEqual([
    [waiting],
    [waiting],
    [closing],
  ]);
  const archived = await call("archive", { conversationIds: both });
  expect(archived.find(({ id }) => id === waiting)).toMatchObject({ archivedAt: null });
  expect(await view("archived")).toEqual([closing]);
  expect(await counts()).toMatchObject({ waiting: 1, all: 1, closing: 0, archived: 1 });
});

it("an archived chat is in no list but its own, is found, and comes back with any message or by hand", async () => {
  const [id, other] = [
    await addChat({ display_name: "Ana", failed_at: hours(-1), unread_count: 1 }),
    await addChat(),
  ];
  await call("archive", { conversationIds: [id, other] });
  expect([await view("all"), await view("failed"), await view("unread")]).toEqual([[], [], []]);
  expect(await view("all", { query: "Ana" })).toEqual([id]);
  expect((await view("archived")).length).toBe(2);
  await change(id, { last_message_at: hours(0) });
  await call("archive", { conversationIds: [other], archived: false });
  expect(new Set(await view("all"))).toEqual(new Set([id, other]));
});

it("changes the chats of several stores at once, or none where one is foreign", async () => {
  const second = await insertTenant(api.sql);
  const foreign = await insertChat(api.sql, { tenant_id: await insertTenant(api.sql) });
  const own = [await addChat(), await insertChat(api.sql, { tenant_id: second })];
  const member = await api.member({ [tenantId]: "staff", [second]: "staff" });
  const archive = (conversationIds: string[]) => api.mutate("chats.archive", { conversationIds }, member);
  expect((await archive([...own, foreign])).status).toBe(404);
  expect(await get(own[0] ?? "")).toMatchObject({ archivedAt: null });
  const archived = await call("archive", { conversationIds: own }, member);
  expect(archived.map(({ archivedAt }) => archivedAt !== null)).toEqual([true, true]);
});

it("no reminder in the past or without a time that can be read", async () => {
  const id = await addChat();
  for (const until of [hours(-1), hours(24 * 400), "mañana"])
    expect((await api.mutate("chats.snooze", { conversationIds: [id], until }, operator)).status).toBe(400);
});
