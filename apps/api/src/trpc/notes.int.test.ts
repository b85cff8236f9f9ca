import { randomUUID } from "node:crypto";
import type { Chat, Note, PersonOfStore } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { startApi, type Api, type Credentials } from "../testing/startApi.ts";

let api: Api;
let tenantId: string;
let chat: string;
let marta: Credentials & { id: string };
let bruno: Credentials & { id: string };
let owner: Credentials & { id: string };

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  chat = await insertChat(api.sql, {
    tenant_id: tenantId,
    contact_phone: "+5491166660055",
    external_user_id: "5491166660055",
  });
  marta = await api.member({ [tenantId]: "staff" });
  bruno = await api.member({ [tenantId]: "staff" });
  owner = await api.member({ [tenantId]: "owner" });
});
afterAll(() => api.stop());

const add = async (input: Record<string, unknown> = {}, by: Credentials = marta) =>
  api.mutate("notes.add", { conversationId: chat, text: "Ojo", clientNoteId: randomUUID(), ...input }, by);
const chatOf = async (by: Credentials) =>
  (await api.query("chats.get", { conversationId: chat }, by)).data as Chat;

it("offers the store's people and the operators to be mentioned, and nobody else", async () => {
  const elsewhere = await api.member({ [await insertTenant(api.sql)]: "staff" });
  const viewer = await api.member({ [tenantId]: "viewer" });
  const gone = await api.member({ [tenantId]: "staff" });
  await api.sql`update auth.users set disabled_at = now() where id = ${gone.id}`;
  const { items } = (await api.query("notes.people", { tenantId }, marta)).data as { items: PersonOfStore[] };
  const ids = items.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([marta.id, bruno.id, owner.id]));
  for (const { id } of [elsewhere, viewer, gone]) expect(ids).not.toContain(id);
  expect(Object.keys(items[0] ?? {}).toSorted()).toEqual(["id", "name"]);
});

it("a mention is a mark for that person alone, until they have looked", async () => {
  const stranger = await api.member({ [await insertTenant(api.sql)]: "staff" });
  const note = (await add({ text: "@Marta mirá esto", mentions: [bruno.id, marta.id, stranger.id] }))
    .data as Note;
  expect(note.mentions.map(({ id }) => id).toSorted()).toEqual([bruno.id, marta.id].toSorted());
  expect((await chatOf(marta)).mentions).toEqual([bruno.id]);
  const mentioned = async (by: Credentials) =>
    ((await api.query("chats.list", { tenantId, filter: "mentioned" }, by)).data as { items: Chat[] }).items
      .length;
  expect([await mentioned(bruno), await mentioned(marta)]).toEqual([1, 0]);
  await api.mutate("chats.markRead", { conversationId: chat }, owner);
  expect((await chatOf(marta)).mentions).toEqual([bruno.id]);
  await api.mutate("chats.markRead", { conversationId: chat }, bruno);
  expect((await chatOf(marta)).mentions).toEqual([]);
  expect(await mentioned(bruno)).toBe(0);
});

it("sent twice it is one note, and nothing of it leaves or changes who answers", async () => {
  const before = api.ycloud.requests.length;
  const clientNoteId = randomUUID();
  const one = (await add({ clientNoteId, text: "Una" })).data as Note;
  const again = (await add({ clientNoteId, text: "Una" })).data as Note;
  expect(again).toEqual(one);
  expect((await chatOf(marta)).owner).toBe("bot");
  const messages = await api.query("chats.messages", { conversationId: chat }, marta);
  expect(messages.data).toMatchObject({ items: [] });
  expect(api.ycloud.requests).toHaveLength(before);
});

it("its author or an owner takes it back, a colleague doesn't", async () => {
  const mine = (await add()).data as Note;
  expect((await api.mutate("notes.remove", { noteId: mine.id }, bruno)).reason).toBe("not_allowed");
  expect((await api.mutate("notes.remove", { noteId: mine.id }, marta)).data).toEqual({ id: mine.id });
  const other = (await add()).data as Note;
  expect((await api.mutate("notes.remove", { noteId: other.id }, owner)).status).toBe(200);
  expect((await api.mutate("notes.remove", { noteId: other.id }, owner)).reason).toBe("not_found");
});

it("is told to every screen at once, and pages newest first", async () => {
  const event = async () =>
    (await api.sql`select count(*)::int as n from live_events where conversation_id = ${chat}`)[0]?.[
      "n"
    ] as number;
  const before = await event();
  await add({ text: "Última" });
  expect(await event()).toBe(before + 1);
  const page = (await api.query("notes.list", { conversationId: chat, limit: 1 }, marta)).data as {
    items: Note[];
    nextCursor: string;
  };
  expect(page.items).toMatchObject([{ text: "Última", authorName: "Marta" }]);
  const rest = await api.query("notes.list", { conversationId: chat, cursor: page.nextCursor }, marta);
  expect(rest.data).toMatchObject({
    items: [{ text: "Una" }, { text: "@Marta mirá esto" }],
    nextCursor: null,
  });
});

it("goes with the customer: handed over when asked for, gone when forgotten", async () => {
  const request = async (kind: string) => {
    const [row] = await api.sql<{ id: string }[]>`
      insert into privacy_requests (tenant_id, kind, subject)
      values (${tenantId}, ${kind}, ${JSON.stringify({ phone: "+5491166660055" })}::text::jsonb) returning id`;
    return row?.id ?? "";
  };
  const wish = await request("customer_export");
  await api.sql`select export_customer(${wish})`;
  const [kept] = await api.sql`select export from privacy_requests where id = ${wish}`;
  expect(JSON.stringify(kept?.["export"])).toContain("@Marta mirá esto");
  await api.sql`select erase_customer(${await request("customer_redact")})`;
  const left = await api.sql`
    select 1 from chat_notes where tenant_id = ${tenantId} union all
    select 1 from chat_note_mentions where tenant_id = ${tenantId}`;
  expect(left).toHaveLength(0);
});
