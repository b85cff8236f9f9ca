import { afterEach, expect, it } from "vitest";
import { pino } from "pino";
import { breakContext } from "../../testing/breakContext.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { watchOnce } from "../sweep/watchdog.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const OTHERS_NUMBER = "+5491155559191";
const ofChats = (store: string) => flow.sql<Record<string, unknown>[]>`
  select c.*, m.outcome, (select count(*)::int from handoffs h where h.conversation_id = c.id) as handoffs
  from chat_conversations c join chat_messages m on m.conversation_id = c.id and m.role = 'user'
  where c.tenant_id = ${store} order by m.seq`;

async function otherStore(): Promise<string> {
  const [store] = await flow.sql<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms)
    values ('Otra', ${OTHERS_NUMBER}, ${flow.ycloud.webhookSecret}, ${flow.ycloud.apiKey}, 'sk-test', 50) returning id::text`;
  return store?.id ?? "";
}

async function writeToOther(phone: string): Promise<void> {
  const event = flow.ycloud.customer(phone).build({ type: "text", text: "hola" }, { at: Date.now() });
  const message = event["whatsappInboundMessage"] as Record<string, unknown>;
  await flow.ycloud.postEvent({
    ...event,
    whatsappInboundMessage: { ...message, to: OTHERS_NUMBER },
  } as never);
}

it("a store whose context can't be put together keeps no other store's customers waiting, and its own get a person", async () => {
  flow = await startFlow({ turns: { leaseSeconds: 1 }, script: () => ({ text: "Hola" }) });
  const broken = await otherStore();
  await breakContext(flow.sql, broken);
  await writeToOther("+5491144440001");
  await writeToOther("+5491144440002");
  await flow.ycloud.customer(ANA).sendText("hola");
  await until(
    () => ofChats(flow.tenantId),
    ([row]) => row?.["outcome"] === "answered",
  );
  // It is tried again, for a while.
  await until(
    () => ofChats(broken),
    (rows) => rows.length === 2 && rows.every((row) => row["turn_due_at"] === null),
  );
  await flow.sql`update chat_messages set created_at = created_at - interval '1 hour'`;
  await until(
    async () => {
      await watchOnce({ sql: flow.sql, hints: flow.hints, log: pino({ level: "silent" }) });
      return await ofChats(broken);
    },
    (rows) => rows.every((row) => row["outcome"] === "handoff" && row["handoffs"] === 1),
  );
  expect(await ofChats(flow.tenantId)).toMatchObject([{ outcome: "answered", handoffs: 0 }]);
});

it("a store whose row is mended meanwhile answers what waited", async () => {
  flow = await startFlow({ turns: { leaseSeconds: 1 }, script: () => ({ text: "Hola" }) });
  const broken = await otherStore();
  const context = await breakContext(flow.sql, broken);
  await writeToOther("+5491144440003");
  await until(
    () => ofChats(broken),
    ([row]) => Number(row?.["turn_attempts"]) > 0,
  );
  await context.mend();
  await until(
    () => ofChats(broken),
    ([row]) => row?.["outcome"] === "answered",
  );
});
