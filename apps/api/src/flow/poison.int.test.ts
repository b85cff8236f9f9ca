import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customersOf, startReadingFlow } from "../testing/customersOf.ts";
import type { Flow } from "../testing/startFlow.ts";
import { assignRecipient } from "./webhook/assignRecipient.ts";
import { replayWebhook } from "./webhook/replayWebhook.ts";

let flow: Flow;
beforeAll(async () => {
  flow = await startReadingFlow();
});
afterAll(() => flow.stop());

const { newPhone, chatOf, messagesOf, answered, ask, post } = customersOf(() => flow);
const inboundOf = (event: Record<string, unknown>) =>
  event["whatsappInboundMessage"] as Record<string, unknown>;

/** An inbound event with other fields. */
function inboundEvent(phone: string, fields: Record<string, unknown>, at = Date.now()) {
  const event = flow.ycloud.customer(phone).build({ type: "text", text: "x" }, { at });
  return { ...event, whatsappInboundMessage: { ...inboundOf(event), ...fields } };
}

describe("a store's row with numbers that no statement can reckon with", () => {
  it.each([
    ["history_messages", -1],
    ["history_messages", 2_147_483_647],
    ["debounce_ms", 2_147_483_647],
    ["override_hours", "1e300"],
    ["forbidden_phrases", "{NULL}"],
  ] as const)(
    "%s = %s: neither its own customers nor anybody's are left without an answer",
    async (column, value) => {
      const phone = newPhone();
      await flow.sql`update tenants set ${flow.sql({ [column]: value })}`;
      try {
        await ask(phone);
        if (column === "override_hours") await flow.ycloud.phoneApp.sendEcho("Hola", { to: phone });
        else {
          await flow.endDebounce();
          await answered(phone);
        }
        const failed = await flow.sql`select error from webhook_events where state = 'failed'`;
        expect(failed).toEqual([]);
      } finally {
        await flow.sql`update tenants set ${flow.sql({ [column]: column === "debounce_ms" ? 50 : null })}`;
      }
    },
  );
});

describe("R18: poison", () => {
  it("fails alone, is listed, and can be replayed once its cause is mended", async () => {
    await flow.sql`alter table chat_messages add constraint poison check (content <> 'veneno')`;
    const phones = Array.from({ length: 12 }, newPhone);
    const events = phones.map((phone, n) =>
      inboundEvent(phone, { text: { body: n === 5 ? "veneno" : "sano" } }),
    );
    const answers = await Promise.all(events.map(post));
    expect(answers.map(({ status }) => status)).toEqual(phones.map(() => 200));
    const failed = () => flow.sql<{ id: string; error: string }[]>`
      select id, error from webhook_events where state = 'failed'`;
    const [dead] = await failed();
    expect(dead?.error).toContain("poison");
    const poisoned = phones[5] ?? "";
    await ask(poisoned, "sigo acá");
    await answered(poisoned);
    const replay = () => replayWebhook(flow.replays, { id: dead?.id ?? "" });
    expect(await replay()).toMatchObject({ kind: "conflict" });
    expect(await failed()).toHaveLength(1);
    await flow.sql`alter table chat_messages drop constraint poison`;
    expect(await replay()).toMatchObject({ kind: "replayed" });
    expect(await replay()).toMatchObject({ kind: "conflict" });
    await answered(poisoned, 2);
    expect((await messagesOf(poisoned)).filter((row) => row["content"] === "veneno")).toHaveLength(1);
  });

  it("fails alone among what is assigned to a store with it", async () => {
    const number = "+5491155559090";
    await flow.sql`alter table chat_messages add constraint venom check (content <> 'ponzoña')`;
    const [store] = await flow.sql<{ id: string }[]>`
      insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret)
      values ('Otra', '5491155559091', ${flow.ycloud.webhookSecret}) returning id::text`;
    const phones = Array.from({ length: 5 }, newPhone);
    const kept = phones.map((phone, n) => {
      const event = inboundEvent(phone, { text: { body: n === 2 ? "ponzoña" : "sano" } });
      inboundOf(event)["to"] = number;
      return event;
    });
    for (const event of kept) await post(event);
    const [first] = await flow.sql<{ id: string }[]>`
      select id from webhook_events where recipient = ${number} and state = 'unmatched' order by received_at, id`;
    const counts: object[] = [];
    const result = await assignRecipient(
      { ...flow.replays, audit: async (_sql, done) => void counts.push(done) },
      { id: first?.id ?? "", tenantId: store?.id ?? "" },
    );
    await flow.sql`alter table chat_messages drop constraint venom`;
    expect(result.kind).toBe("replayed");
    expect(counts).toEqual([{ before: "5491155559091", after: number, replayed: 4, failed: 1 }]);
    const states = await flow.sql<{ state: string }[]>`
      select state from webhook_events where recipient = ${number} order by received_at, id`;
    expect(states.map(({ state }) => state)).toEqual(["done", "done", "failed", "done", "done"]);
  });

  it("a known wamid under another event id has no effect", async () => {
    const phone = newPhone();
    const event = inboundEvent(phone, {});
    await post(event);
    await post({ ...event, id: `evt_otro_${phone}` });
    expect((await messagesOf(phone)).filter((row) => row["role"] === "user")).toHaveLength(1);
    expect(await chatOf(phone)).toMatchObject({ unread_count: 1 });
  });
});
