import { randomUUID } from "node:crypto";
import type { CannedAnswer, CannedValues, Message } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";
import { until } from "../testing/until.ts";

let api: Api;
let tenantId: string;
let chat: string;

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql, { store_name: "Danza", bot_phone_number: "+5491155550000" });
  chat = await insertChat(api.sql, {
    tenant_id: tenantId,
    display_name: "Ana Paz",
    contact_phone: "+5491166660077",
    window_closes_at: "2100-01-01",
  });
});
afterAll(() => api.stop());

const create = async (input: Record<string, unknown>) =>
  api.mutate("cannedAnswers.create", { tenantId, body: "Hola {nombre}", ...input });

it("a short name belongs to one answer of a store, whatever its capitals, and to any of another", async () => {
  const made = (await create({ shortcut: "Envío" })).data as CannedAnswer;
  expect(made).toMatchObject({ shortcut: "envío", body: "Hola {nombre}", imageUrl: null });
  expect((await create({ shortcut: "ENVÍO" })).reason).toBe("conflict");
  const other = await insertTenant(api.sql);
  expect((await create({ tenantId: other, shortcut: "envío" })).status).toBe(200);
  const second = (await create({ shortcut: "cambios" })).data as CannedAnswer;
  const taken = await api.mutate("cannedAnswers.update", {
    tenantId,
    answerId: second.id,
    shortcut: "envío",
  });
  expect(taken.reason).toBe("conflict");
  const renamed = await api.mutate("cannedAnswers.update", {
    tenantId,
    answerId: second.id,
    body: "30 días",
  });
  expect(renamed.data).toMatchObject({ shortcut: "cambios", body: "30 días" });
  const page = (await api.query("cannedAnswers.list", { tenantId, limit: 1 })).data as {
    items: CannedAnswer[];
    nextCursor: string;
  };
  expect(page.items).toMatchObject([{ shortcut: "cambios" }]);
  const rest = await api.query("cannedAnswers.list", { tenantId, cursor: page.nextCursor });
  expect(rest.data).toMatchObject({ items: [{ shortcut: "envío" }], nextCursor: null });
  for (const shortcut of ["", "dos palabras", "/x", "a".repeat(41)])
    expect((await create({ shortcut })).reason).toBe("invalid_input");
  expect((await create({ shortcut: "js", imageUrl: "javascript:alert(1)" })).reason).toBe("invalid_input");
});

it("knows the customer, the store, the writer and the customer's newest order; and of others' orders nothing", async () => {
  const order = (number: string, phone: string, at: string) => api.sql`
    insert into catalog_orders (tenant_id, order_id, number, phone_keys, emails, state, ordered_at)
    values (${tenantId}, ${number}, ${number}, array[phone_key(${phone})], '{}',
      ${JSON.stringify({ shipments: [{ trackingCode: null }, { trackingCode: `T${number}` }] })}::text::jsonb, ${at})`;
  const values = async () =>
    (await api.query("cannedAnswers.values", { conversationId: chat })).data as CannedValues;
  await order("900", "+5491199999999", "2026-03-01");
  expect(await values()).toMatchObject({ pedido: null, seguimiento: null, web: null });
  await order("101", "+541166660077", "2026-01-01");
  await order("102", "+5491166660077", "2026-02-01");
  expect(await values()).toEqual({
    nombre: "Ana",
    nombre_completo: "Ana Paz",
    telefono: "+5491166660077",
    tienda: "Danza",
    web: null,
    yo: "Operador",
    pedido: "102",
    seguimiento: "T102",
  });
});

it("leaves with its picture and the text as caption, and never with a hole", async () => {
  const answer = (await create({ shortcut: "talles", imageUrl: "https://cdn.tienda.test/talles.jpg" }))
    .data as CannedAnswer;
  const send = (text: string, cannedAnswerId = answer.id) =>
    api.mutate("chats.send", { conversationId: chat, text, clientMessageId: randomUUID(), cannedAnswerId });
  expect((await send("Tu pedido {pedido}")).reason).toBe("invalid_input");
  expect((await send("x".repeat(1_025))).reason).toBe("invalid_input");
  expect((await send("Hola", randomUUID())).reason).toBe("not_found");
  const elsewhere = await insertTenant(api.sql);
  const foreign = (await create({ tenantId: elsewhere, shortcut: "x", imageUrl: "https://x.test/a.jpg" }))
    .data as CannedAnswer;
  expect((await send("Hola", foreign.id)).reason).toBe("not_found");
  const message = (await send("Hola Ana")).data as Message;
  expect(message).toMatchObject({ type: "image", text: "Hola Ana", media: { url: answer.imageUrl } });
  const sent = await until(
    async () => api.ycloud.sentMessages.find(({ externalId }) => externalId === message.id),
    (found) => found !== undefined,
  );
  expect(sent).toMatchObject({ type: "image", text: "Hola Ana", imageUrl: answer.imageUrl });
  expect((await api.query("chats.get", { conversationId: chat })).data).toMatchObject({
    lastMessageType: "image",
    lastMessagePreview: "Hola Ana",
    owner: "human",
  });
});
