import { afterAll, beforeAll, expect, it } from "vitest";
import { insertTenant } from "../testing/rows.ts";
import { startApi, type Api } from "../testing/startApi.ts";

const [FIRST, SECOND] = ["+5491155552001", "+5491155552002"];
let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function storesWrittenTo(): Promise<string[]> {
  const rows = await api.sql<{ tenantId: string }[]>`
    select tenant_id::text as "tenantId" from chat_messages where role = 'user' order by created_at, id`;
  return rows.map(({ tenantId }) => tenantId);
}

it("two stores swap their numbers over one that is nobody's: what comes is the new owner's, and no chat moves", async () => {
  const secret = { ycloud_webhook_secret: api.ycloud.webhookSecret };
  const one = await insertTenant(api.sql, { bot_phone_number: FIRST, ...secret });
  const two = await insertTenant(api.sql, { bot_phone_number: SECOND, ...secret });
  const customer = api.ycloud.customer({ phone: "+5491166667001", to: FIRST });
  await customer.sendText("antes");
  await api.sql.begin(async (tx) => {
    await tx`update tenants set bot_phone_number = '10000000000' where id = ${one}`;
    await tx`update tenants set bot_phone_number = ${FIRST} where id = ${two}`;
    await tx`update tenants set bot_phone_number = ${SECOND} where id = ${one}`;
  });
  // Whose a number is, is known for a while.
  await expect
    .poll(
      async () => {
        await customer.sendText("después");
        return (await storesWrittenTo()).includes(two);
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
  expect((await storesWrittenTo())[0]).toBe(one);
  const chats = await api.sql`select tenant_id::text from chat_conversations order by tenant_id`;
  expect(chats.map(({ tenant_id }) => tenant_id as string)).toEqual([one, two]);
});
