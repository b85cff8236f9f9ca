import type { Chat, Intent, Label } from "@platform/contract";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";

let api: Api;
let tenantId: string;
let chat: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenantId = await insertTenant(api.sql);
  chat = await insertChat(api.sql, { tenant_id: tenantId });
});

const label = async (name: string, colour = "red") =>
  (await api.mutate("labels.create", { tenantId, name, colour })).data as Label;
const set = async (change: Record<string, unknown>, conversationId = chat) =>
  (await api.mutate("chats.setLabels", { conversationId, ...change })).data as Chat;
const labels = async () => ((await api.query("labels.list", { tenantId })).data as { items: Label[] }).items;
const listed = async (name: string) =>
  ((await api.query("chats.list", { tenantId, label: name })).data as { items: Chat[] }).items.map(
    ({ id }) => id,
  );

it("a chat gets labels of the store's list alone, by any spelling, and the list filters and counts by them", async () => {
  await label("Mayorista");
  await label("Reclamo");
  expect((await api.mutate("labels.create", { tenantId, name: "mayorista" })).reason).toBe("conflict");
  const other = await insertChat(api.sql, { tenant_id: tenantId });
  expect((await set({ add: ["MAYORISTA", "Nadie"] })).labels).toEqual(["Mayorista"]);
  expect((await set({ add: ["Mayorista", "Reclamo"] }, other)).labels).toEqual(["Mayorista", "Reclamo"]);
  expect(await listed("Reclamo")).toEqual([other]);
  expect(await labels()).toMatchObject([
    { name: "Mayorista", colour: "red", chats: 2 },
    { name: "Reclamo", chats: 1 },
  ]);
  expect((await set({ remove: ["mayorista"] })).labels).toEqual([]);
  expect(await listed("Mayorista")).toEqual([other]);
});

it("chats follow a label's new name and lose one that is removed; one written by hand is shown", async () => {
  const { id } = await label("Mayorista");
  await set({ add: ["Mayorista"] });
  const renamed = await api.mutate("labels.update", { tenantId, labelId: id, name: "Por mayor" });
  expect(renamed.data).toMatchObject({ name: "Por mayor", colour: "red", chats: 1 });
  expect(await listed("Por mayor")).toEqual([chat]);
  await api.sql`update chat_conversations set labels = labels || '{a mano,null}' where id = ${chat}`;
  expect(await labels()).toMatchObject([{ id: null, name: "a mano", chats: 1 }, { name: "Por mayor" }]);
  expect(await listed("a mano")).toEqual([chat]);
  await api.mutate("labels.remove", { tenantId, labelId: id });
  expect((await set({})).labels).toEqual(["a mano"]);
});

it("a person's word on what a chat is about is kept as a correction, and told to every screen", async () => {
  const make = async (name: string) =>
    (await api.mutate("intents.create", { tenantId, name, examples: ["devolver"] })).data as Intent;
  await make("Cambios");
  const order = await make("Pedido");
  await api.sql`update chat_conversations set intent = 'Pedido', intent_by = 'bot', intent_at = now() where id = ${chat}`;
  const events = async () =>
    (await api.sql`select 1 from live_events where conversation_id = ${chat}`).length;
  const before = await events();
  const correct = (intent: string | null) => api.mutate("chats.setIntent", { conversationId: chat, intent });
  expect((await correct("cambios")).data).toMatchObject({ intent: "Cambios", intentBy: "person" });
  expect(await events()).toBeGreaterThan(before);
  expect((await correct("Otra cosa")).reason).toBe("not_found");
  expect(
    await api.sql`select before, before_by, after, by_name from intent_corrections where conversation_id = ${chat}`,
  ).toMatchObject([{ before: "Pedido", before_by: "bot", after: "Cambios", by_name: "Operador" }]);
  const { items } = (await api.query("intents.list", { tenantId })).data as { items: Intent[] };
  expect(items).toMatchObject([
    { name: "Cambios", chats: 1, corrected: 0 },
    { name: "Pedido", chats: 0, corrected: 1 },
  ]);
  expect((await correct(null)).data).toMatchObject({ intent: null });
  await api.mutate("intents.update", { tenantId, intentId: order.id, name: "Compra", signal: "orders" });
  expect((await correct("Compra")).data).toMatchObject({ intent: "Compra" });
  await api.mutate("intents.remove", { tenantId, intentId: order.id });
  expect((await api.query("chats.get", { conversationId: chat })).data).toMatchObject({ intent: null });
});
