import { createSealer } from "@platform/db/sealing";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { assignRecipient } from "./assignRecipient.ts";
import { replayWebhook } from "./replayWebhook.ts";

const THIRDS_SECRET = "whsec_of_the_third_store";
let flow: Flow;
const told: string[] = [];
let third: string;
beforeAll(async () => {
  flow = await startFlow({
    script: () => ({ text: "Hola" }),
    log: pino({ level: "error" }, { write: (line) => void told.push(line) }),
  });
  third = await createStore("+5491155558888", THIRDS_SECRET);
});
afterAll(() => flow.stop());

let numbers = 0;
/** A number that no store has yet, and an event for it that this secret signed. */
async function kept(signWith: string) {
  numbers += 1;
  const number = `+54911555570${numbers}0`;
  const event = flow.ycloud.customer(`+54911666670${numbers}0`).build({ type: "text", text: "hola" });
  const to = {
    ...event,
    whatsappInboundMessage: { ...(event["whatsappInboundMessage"] as object), to: number },
  };
  expect((await flow.ycloud.postEvent(to as never, { signWith })).status).toBe(200);
  const [row] = await flow.sql<{ id: string }[]>`
    select id from webhook_events where recipient = ${number} and state = 'unmatched'`;
  return { number, id: row?.id ?? "" };
}
async function createStore(number: string, secret: string): Promise<string> {
  const [store] = await flow.sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret)
    values ('Otra', ${number}, ${secret}) returning id::text as id`;
  return store?.id ?? "";
}
const said = (tenantId: string) => flow.sql`select content from chat_messages where tenant_id = ${tenantId}`;
const assign = (input: { id: string; tenantId: string }) =>
  assignRecipient({ ...flow.replays, audit: async () => undefined }, input);

it("rule 14: what one store signed for another's number has no effect there, by a replay neither", async () => {
  const { number, id } = await kept(flow.ycloud.webhookSecret);
  const victim = await createStore(number, "whsec_of_the_other_store");
  expect(await replayWebhook(flow.replays, { id })).toMatchObject({ kind: "foreign_signature" });
  expect(await assign({ id, tenantId: victim })).toMatchObject({ kind: "foreign_signature" });
  expect(await said(victim)).toHaveLength(0);
  expect(await flow.sql`select state from webhook_events where id = ${id}`).toMatchObject([
    { state: "unmatched" },
  ]);
});

it("a forged event does not ride along when a true one of the same number is assigned", async () => {
  const forged = await kept(flow.ycloud.webhookSecret);
  const event = flow.ycloud.customer("+5491166669999").build({ type: "text", text: "de verdad" });
  const inbound = { ...(event["whatsappInboundMessage"] as object), to: forged.number };
  await flow.ycloud.postEvent({ ...event, whatsappInboundMessage: inbound } as never, {
    signWith: THIRDS_SECRET,
  });
  const [row] = await flow.sql<{ id: string }[]>`
    select id from webhook_events where recipient = ${forged.number} and id <> ${forged.id}`;
  expect(await assign({ id: row?.id ?? "", tenantId: third })).toEqual({ kind: "replayed", tenantId: third });
  expect(await said(third)).toMatchObject([{ content: "de verdad" }]);
  expect(await flow.sql`select state from webhook_events where id = ${forged.id}`).toMatchObject([
    { state: "unmatched" },
  ]);
});

it("stores that share one account's secret vouch for each other's events", async () => {
  const { number, id } = await kept(flow.ycloud.webhookSecret);
  const sister = await createStore(number, flow.ycloud.webhookSecret);
  expect(await replayWebhook(flow.replays, { id })).toEqual({ kind: "replayed", tenantId: sister });
  expect(await said(sister)).toMatchObject([{ content: "hola" }]);
});

it("while a store's secret can't be opened, after a change of keys say, its events come again and are not taken for forged", async () => {
  const secret = "whsec_under_the_next_key";
  const number = "+5491155557777";
  const id = await createStore(number, secret);
  const next = createSealer({ current: "n".repeat(40) });
  const sealed = next.seal(secret, { table: "tenants", column: "ycloud_webhook_secret", row: id });
  await flow.sql`update tenants set ycloud_webhook_secret = ${sealed} where id = ${id}`;
  const event = flow.ycloud.customer("+5491166667077").build({ type: "text", text: "hola" });
  Object.assign(event["whatsappInboundMessage"] as object, { to: number });
  expect((await flow.ycloud.postEvent(event, { signWith: secret })).status).toBe(503);
  const unsigned = await fetch(flow.url, { method: "POST", body: JSON.stringify(event) });
  expect(unsigned.status).toBe(401);
  // A number of nobody's has all secrets opened; what can't be was told just now.
  await kept(THIRDS_SECRET);
  const lines = told.filter((line) => line.includes(`"tenantId":"${id}"`));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("ENCRYPTION_KEY_PREVIOUS");
});
