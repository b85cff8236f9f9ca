import type { ChatContext } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api, operator } from "../../testing/startApi.ts";

let api: Api;
let tenantId: string;
let chat: string;

beforeAll(async () => {
  api = await startApi();
  tenantId = await insertTenant(api.sql);
  chat = await insertChat(api.sql, {
    tenant_id: tenantId,
    external_user_id: "5491144443333",
    contact_phone: "+5491144443333",
    display_name: "Anita 🌸",
  });
  const referral = { headline: "Puntas -20 %", body: null, sourceUrl: "https://fb.me/x" };
  await api.sql`
    update chat_conversations set meta = ${JSON.stringify({ referral })}::text::jsonb where id = ${chat}`;
});
afterAll(() => api.stop());

const context = async (conversationId = chat): Promise<ChatContext> =>
  (await api.query("chats.context", { conversationId }, operator)).data;

async function addOrder(order: { id: string; tenant: string; phone: string }) {
  const state = {
    status: "open",
    paymentStatus: "paid",
    totalCents: 8_990_000,
    currency: "ARS",
    shipments: [{ status: "dispatched", trackingCode: "AR1", trackingUrl: "https://t/AR1", carrier: null }],
  };
  await api.sql`
    insert into catalog_orders (tenant_id, order_id, number, phone_keys, state, ordered_at)
    values (${order.tenant}, ${order.id}, ${order.id}, array[phone_key(${order.phone})], ${JSON.stringify(state)}::text::jsonb, now())`;
}

it("tells the advertisement, the orders of the chat's own number and no other's, and its files", async () => {
  const other = await insertTenant(api.sql);
  await addOrder({ id: "1051", tenant: tenantId, phone: "+5491144443333" });
  await addOrder({ id: "1052", tenant: tenantId, phone: "+5491155556666" });
  await addOrder({ id: "1053", tenant: other, phone: "+5491144443333" });
  expect((await context()).orders).toMatchObject([{ adminUrl: null }]);
  await api.sql`
    insert into catalog_sync (tenant_id, store_url) values (${tenantId}, 'https://shop')
    on conflict (tenant_id) do update set store_url = excluded.store_url`;
  const [file] = await api.sql<{ id: string }[]>`
    insert into chat_media (tenant_id, kind, state, storage_key, file_name)
    values (${tenantId}, 'document', 'stored', 'k', 'comprobante.pdf') returning id`;
  const media = file?.id ?? null;
  await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, media_id: media });
  const found = await context();
  expect(found.ad).toEqual({ headline: "Puntas -20 %", body: null, url: "https://fb.me/x" });
  expect(found.orders).toMatchObject([
    {
      number: "1051",
      adminUrl: "https://shop/admin/v2/orders/1051",
      status: "open",
      paymentStatus: "paid",
      shipments: [{ trackingCode: "AR1" }],
    },
  ]);
  expect(found.files).toMatchObject([{ fileName: "comprobante.pdf", url: `/media/${media}` }]);
  const hidden = await insertChat(api.sql, {
    tenant_id: tenantId,
    external_user_id: "AR.7",
    contact_phone: null,
  });
  expect(await context(hidden)).toEqual({
    nameGiven: false,
    userId: "AR.7",
    ad: null,
    orders: [],
    products: [],
    files: [],
  });
});

it("tells the products that the bot spoke of, at the price and stock of now", async () => {
  await api.sql`
    insert into catalog_products (tenant_id, product_id, name, url, attributes, category_ids, tags, published, free_shipping)
    values (${tenantId}, 'p1', 'Punta Aurora', 'https://shop/p1', '{}', '{}', '{}', true, false)`;
  await api.sql`
    insert into catalog_variants (tenant_id, product_id, variant_id, "values", visible, position, price_cents, promotional_price_cents, stock)
    values (${tenantId}, 'p1', 'v1', '{}', true, 1, 900, 700, 2), (${tenantId}, 'p1', 'v2', '{}', true, 2, 900, null, 0)`;
  const facts = [{ kind: "product", subject: "p1" }];
  await api.sql`
    insert into turns (tenant_id, conversation_id, outcome, trace)
    values (${tenantId}, ${chat}, 'reply', ${JSON.stringify({ facts })}::text::jsonb)`;
  expect((await context()).products).toMatchObject([
    { id: "p1", name: "Punta Aurora", priceCents: 700, available: true, stock: 2 },
  ]);
});

it("keeps the name that people gave, whatever the profile says later", async () => {
  const named = await api.mutate("chats.rename", { conversationId: chat, name: " Ana Sosa " }, operator);
  expect(named.data).toMatchObject({ contactName: "Ana Sosa" });
  const [row] = await api.sql`select given_name, display_name from chat_conversations where id = ${chat}`;
  expect(row).toEqual({ given_name: "Ana Sosa", display_name: "Ana Sosa" });
  expect((await context()).nameGiven).toBe(true);
  expect((await api.mutate("chats.rename", { conversationId: chat, name: null }, operator)).status).toBe(200);
  expect((await context()).nameGiven).toBe(false);
  expect((await api.mutate("chats.rename", { conversationId: chat, name: " " }, operator)).status).toBe(400);
});
