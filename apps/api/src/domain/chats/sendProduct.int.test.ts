import { randomUUID } from "node:crypto";
import type { Message } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";
import { until } from "../../testing/until.ts";
import { startTiendanube, type TiendanubeSimulator } from "@platform/simulator";

let api: Api;
let store: TiendanubeSimulator;
let chat: string;

beforeAll(async () => {
  store = await startTiendanube({ storeId: "4815162", accessToken: "store-token", flags: { bigPlan: true } });
  api = await startApi({ env: { TIENDANUBE_BASE_URL: store.baseUrl } });
  const tenantId = await insertTenant(api.sql, {
    bot_phone_number: "+5491155550000",
    tiendanube_store_id: "4815162",
    tiendanube_access_token: "store-token",
  });
  chat = await insertChat(api.sql, {
    tenant_id: tenantId,
    contact_phone: "+5491166660088",
    window_closes_at: "2100-01-01",
  });
});
afterAll(async () => {
  await api.stop();
  await store.stop();
});

const send = (productId: string, clientMessageId: string = randomUUID()) =>
  api.mutate("chats.sendProduct", { conversationId: chat, productId, clientMessageId });

it("leaves as one picture with name, price now and link; pressed twice it is one message", async () => {
  const product = store.data.products.find(
    ({ published, images }) => published && Array.isArray(images) && images.length > 0,
  );
  const id = JSON.stringify(product?.["id"]);
  const clientMessageId = randomUUID();
  const message = (await send(id, clientMessageId)).data as Message;
  expect(message).toMatchObject({ type: "image", author: "human" });
  expect(message.text).toMatch(/\$ [\d.]+/);
  expect(message.text).toMatch(/\nhttps?:\/\/\S+$/);
  expect(((await send(id, clientMessageId)).data as Message).id).toBe(message.id);
  const sent = await until(
    async () => api.ycloud.sentMessages.filter(({ to }) => to === "+5491166660088"),
    (found) => found.length > 0,
  );
  expect(sent).toMatchObject([{ type: "image", text: message.text, externalId: message.id }]);
  expect(sent[0]?.imageUrl).toBe(message.media?.url);
});

it("what customers can't see is not sent, and takes no chat over", async () => {
  await api.sql`update chat_conversations set human_override_until = null where id = ${chat}`;
  expect((await send("999999999")).reason).toBe("not_found");
  expect((await api.query("chats.get", { conversationId: chat })).data).toMatchObject({ owner: "bot" });
});
