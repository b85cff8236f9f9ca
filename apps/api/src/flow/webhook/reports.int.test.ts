import { afterEach, beforeEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";

let flow: Flow;
let looks: number;
beforeEach(async () => {
  flow = await startFlow({ script: () => ({ text: "Hola, ¿qué buscás?" }) });
  looks = 0;
  flow.hints.subscribe("send", () => {
    looks += 1;
  });
  await flow.ycloud.customer("+5491166660001").sendText("hola");
  await flow.ycloud.waitForSent(1);
  await flow.ycloud.settled();
  await flow.untilQuiet();
});
afterEach(() => flow.stop());

/** The chat's row as it stands: another version of it after each update, whatever that changed. */
async function readChat() {
  const [chat] = await flow.sql<{ version: string; failed: boolean; due: boolean }[]>`
    select xmin::text as version, failed_at is not null as failed, send_due_at is not null as due
    from chat_conversations`;
  return chat;
}

async function report(key: string): Promise<boolean | undefined> {
  const [sent] = await flow.sql<{ id: string }[]>`
    select id from chat_messages where role = 'assistant'`;
  const event = { provider: "ycloud", event_key: key, type: "whatsapp.message.updated", state: "done" };
  const status = { kind: "status", status: "read", external_id: sent?.id, tenant_id: flow.tenantId };
  const batch = JSON.stringify([{ ord: 0, body: "", ...event, ...status }]);
  const [about] = await flow.sql<{ due: boolean }[]>`
    select sends_due as due from take_reports(${batch}::text::jsonb, '{}')`;
  return about?.due;
}

it("nobody looks for what to send after a report behind which nothing waits, and the chat's row is not written", async () => {
  const reported = await flow.sql`select 1 from chat_message_statuses`;
  expect(reported.length).toBeGreaterThanOrEqual(2);
  expect(looks).toBe(0);
  const before = await readChat();
  expect(await report("again")).toBe(false);
  expect(await readChat()).toEqual(before);
});

it("what waits behind a message leaves with its report", async () => {
  // The look that comes every second would find it first.
  await flow.sql`alter function claim_sends(int, int) rename to kept_for_later`;
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state, sent_at)
    select tenant_id, id, 'human_supervisor', 'Te cuento', 'queued', now() from chat_conversations`;
  expect(await report("frees")).toBe(true);
  const [kept] = await flow.sql<{ body: string }[]>`
    select convert_from(body, 'UTF8') as body from webhook_events where type = 'whatsapp.message.updated' limit 1`;
  const event = JSON.parse(kept?.body ?? "{}") as Record<string, unknown>;
  await flow.ycloud.postEvent({ ...event, id: "evt_another" } as never);
  expect(looks).toBe(1);
  await flow.sql`alter function kept_for_later(int, int) rename to claim_sends`;
  expect((await flow.ycloud.waitForSent(2)).at(-1)?.text).toBe("Te cuento");
});

it("a report that says it arrived takes the mark of a failure from the chat", async () => {
  await flow.sql`update chat_conversations set failed_at = now(), failure_reason = '131000'`;
  expect(await report("mends")).toBe(false);
  expect(await readChat()).toMatchObject({ failed: false });
});

it("of a group each report counts for its own message and chat, also beside one of nobody's message", async () => {
  await flow.ycloud.customer("+5491166660002").sendText("hola");
  await flow.ycloud.waitForSent(2);
  await flow.ycloud.settled();
  await flow.untilQuiet();
  const sent = await flow.sql<{ id: string; chat: string }[]>`
    select id, conversation_id as chat from chat_messages where role = 'assistant' order by seq`;
  const [arrives, fails] = sent;
  await flow.sql`update chat_messages set provider_status = 'accepted' where role = 'assistant'`;
  await flow.sql`delete from chat_message_statuses`;
  await flow.sql`update chat_conversations set failed_at = now(), failure_reason = '131000' where id = ${arrives?.chat ?? ""}`;
  const batch = [
    { status: "sent", external_id: "00000000-0000-0000-0000-000000000001", provider_message_id: "nobodys" },
    { status: "failed", external_id: fails?.id, error_code: "131026" },
    { status: "delivered", external_id: arrives?.id },
    { status: "sent", external_id: arrives?.id },
  ].map((status, ord) => ({
    ord,
    body: "",
    provider: "ycloud",
    event_key: `group-${ord}`,
    type: "whatsapp.message.updated",
    state: "done",
    kind: "status",
    tenant_id: flow.tenantId,
    ...status,
  }));
  await flow.sql`select * from take_reports(${JSON.stringify(batch)}::text::jsonb, '{}')`;
  expect([
    ...(await flow.sql`
      select s.status, s.provider_message_id as provider, m.id as message from chat_message_statuses s
      left join chat_messages m on m.id = s.message_id order by s.status, m.id`),
  ]).toEqual([
    { status: "delivered", provider: null, message: arrives?.id },
    { status: "failed", provider: null, message: fails?.id },
    { status: "sent", provider: null, message: arrives?.id },
    { status: "sent", provider: "nobodys", message: null },
  ]);
  expect([
    ...(await flow.sql`
      select m.id, m.provider_status as status, m.failure_code as code, c.failed_at is not null as marked,
        c.waiting_since is not null as waits
      from chat_messages m join chat_conversations c on c.id = m.conversation_id where m.role = 'assistant' order by m.seq`),
  ]).toEqual([
    { id: arrives?.id, status: "delivered", code: null, marked: false, waits: false },
    { id: fails?.id, status: "failed", code: "131026", marked: true, waits: true },
  ]);
});
