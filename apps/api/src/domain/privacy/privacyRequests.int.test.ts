import type { AuditEntry } from "@platform/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { carryOutRequests } from "../../privacy/carryOutRequests.ts";
import { insertChat, insertMessage, insertTenant } from "../../testing/rows.ts";
import { startApi, type Api } from "../../testing/startApi.ts";
import { pino } from "pino";

let api: Api;
let tenantId: string;
let other: string;

beforeAll(async () => {
  api = await startApi();
  [tenantId, other] = [await insertTenant(api.sql), await insertTenant(api.sql)];
  for (const tenant of [tenantId, other]) {
    const chat = await insertChat(api.sql, { tenant_id: tenant, external_user_id: "5491166612345" });
    await insertMessage(api.sql, { tenant_id: tenant, conversation_id: chat, content: "Calzo 38" });
  }
});
afterAll(() => api.stop());

const ask = (kind: string, phone: string) => api.mutate("privacy.request", { tenantId, kind, phone });
const carryOut = () =>
  carryOutRequests({
    sql: api.sql,
    storage: { remove: async () => undefined },
    log: pino({ level: "silent" }),
  });
const chatsOf = async (tenant: string) => {
  const [row] = await api.sql<{ n: number }[]>`
    select count(*)::int as n from chat_conversations where tenant_id = ${tenant}`;
  return row?.n;
};

it("what a customer asked the store itself is carried out for that store alone, and who asked is on record", async () => {
  const copy = await ask("customer_export", "+54 9 11 6661-2345");
  expect(copy.status).toBe(200);
  await carryOut();
  const { id } = copy.data as { id: string };
  const { data } = await api.query("privacy.get", { requestId: id });
  expect(JSON.stringify(data)).toContain("Calzo 38");

  // The number as somebody without the 9 of mobiles writes it.
  expect((await ask("customer_redact", "541166612345")).status).toBe(200);
  await carryOut();
  expect([await chatsOf(tenantId), await chatsOf(other)]).toEqual([0, 1]);

  const audit = (await api.query("audit.list", { tenantId })).data as { items: AuditEntry[] };
  const actions = audit.items.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(["privacy.customer_export", "privacy.customer_redact"]));
  expect(JSON.stringify(audit)).not.toContain("66612345");
});

it("who hides their number is named by WhatsApp's id, and nobody else goes with them", async () => {
  const userId = "AR.13491208655302741918";
  const [hidden, known] = await Promise.all([
    insertChat(api.sql, { tenant_id: tenantId, external_user_id: userId, contact_phone: null }),
    insertChat(api.sql, {
      tenant_id: tenantId,
      external_user_id: "5491166619999",
      provider_user_id: "AR.77",
      contact_phone: "+5491166619999",
    }),
  ]);
  await insertChat(api.sql, { tenant_id: tenantId, external_user_id: "AR.78", contact_phone: null });
  await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: hidden, content: "Calzo 40" });
  await api.sql`
    insert into contact_opt_outs ${api.sql({ tenant_id: tenantId, conversation_id: hidden, contact_key: userId, opted_out: true, cause: "keyword" })}`;
  const left = () => chatsOf(tenantId);
  const before = (await left()) ?? 0;
  const beside = await api.query("chats.context", { conversationId: hidden });
  expect(beside.data).toMatchObject({ userId });
  expect((await api.query("chats.context", { conversationId: known })).data).toMatchObject({ userId: null });
  const named = (more: object) =>
    api.mutate("privacy.request", { tenantId, kind: "customer_redact", ...more });
  expect((await named({ userId, phone: "+5491166612345" })).status).toBe(400);
  expect((await named({})).status).toBe(400);
  expect((await named({ userId: "hola" })).status).toBe(400);
  expect((await named({ userId })).status).toBe(200);
  await carryOut();
  expect(await left()).toBe(before - 1);
  expect((await api.sql`select 1 from contact_opt_outs where contact_key = ${userId}`).length).toBe(0);
  // Of whom both are known, the id finds the same chat.
  expect((await named({ userId: "AR.77" })).status).toBe(200);
  await carryOut();
  expect(await left()).toBe(before - 2);
});

it("a number of which nothing is kept plans nothing, and says so", async () => {
  expect((await ask("customer_redact", "+5491100000000")).reason).toBe("not_found");
  expect((await ask("customer_redact", "hola")).status).toBe(400);
  const [row] = await api.sql`
    select count(*)::int as n from privacy_requests where tenant_id = ${tenantId} and state = 'pending'`;
  expect(row?.["n"]).toBe(0);
});
