import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customersOf, startReadingFlow } from "../testing/customersOf.ts";
import type { Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { retryMessage } from "./outbound/humanMessages.ts";

let flow: Flow;
beforeAll(async () => {
  flow = await startReadingFlow();
});
afterAll(() => flow.stop());

const { newPhone, chatOf, messagesOf, answered, sentTo, ask, sendsTo, post } = customersOf(() => flow);
const person = { id: "u1", name: "Marta" };

describe("R7: delivery states", () => {
  const STATES = ["accepted", "sent", "delivered", "read", "failed"] as const;
  const permutations = <T>(items: readonly T[]): T[][] =>
    items.length < 2
      ? [[...items]]
      : items.flatMap((item, n) => permutations(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));

  const statusEvent = (n: number, sent: { externalId: string; phone: string }, status: string) => ({
    id: `evt_status_${sent.externalId}_${status}_${n}`,
    type: "whatsapp.message.updated",
    createTime: new Date().toISOString(),
    whatsappMessage: {
      id: `prov-${sent.externalId}`,
      wamid: `wamid.${sent.externalId}`,
      from: "+5491155550000",
      to: sent.phone,
      externalId: sent.externalId,
      status,
      ...(status === "failed" ? { errorCode: "131026", errorMessage: "undeliverable" } : {}),
    },
  });

  /** Chats with a bubble each, accepted or still at the provider, as many as there are orders. */
  let made = 0;
  async function bubbles(count: number, sendState: "accepted" | "sending") {
    made += count;
    return await flow.sql<{ id: string; phone: string }[]>`
      with chats as (
        insert into chat_conversations (tenant_id, external_user_id, window_closes_at)
        select ${flow.tenantId}, (5491180000000 + ${made - count}::int + n)::text, now() + interval '1 day'
        from generate_series(1, ${count}::int) n returning id, external_user_id)
      insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_lease_until)
      select ${flow.tenantId}, c.id, 'assistant', 'Hola', ${sendState},
             case when ${sendState} = 'sending' then now() + interval '1 minute' end
      from chats c returning id, '+' || (select external_user_id from chats where chats.id = conversation_id) as phone`;
  }
  const finals = (ids: string[]) => flow.sql`
    select provider_status, count(*)::int as n, min(send_state) as state, bool_or(failure_reason is not null) as excused
    from chat_messages where id = any(${ids}::uuid[]) group by 1 order by 1`;

  it.each(["accepted", "sending"] as const)(
    "converge from every order of their events, for a bubble that is %s",
    async (state) => {
      const orders = permutations(STATES);
      const rows = await bubbles(orders.length, state);
      await Promise.all(
        rows.map(async ({ id, phone }, n) => {
          for (const status of [...(orders[n] ?? []), orders[n]?.[0] ?? "sent"])
            await post(statusEvent(Math.random(), { externalId: id, phone }, status));
        }),
      );
      const all = rows.map(({ id }) => id);
      expect(await finals(all)).toMatchObject([
        { provider_status: "read", n: 120, state: "accepted", excused: false },
      ]);
      const chats = await flow.sql`
      select 1 from chat_conversations c join chat_messages m on m.conversation_id = c.id
      where m.id = any(${all}::uuid[]) and c.failed_at is not null`;
      expect(chats).toEqual([]);
    },
  );

  it("a status that comes before our own answer is stored settles the bubble, and the answer changes nothing", async () => {
    const phone = newPhone();
    const provider = Promise.withResolvers<void>();
    flow.ycloud.faults.next({ kind: "held", until: provider.promise }, sendsTo(phone));
    await ask(phone);
    const rows = await until(
      () => messagesOf(phone),
      (all) => all.some((row) => row["send_state"] === "sending"),
    );
    const id = String(rows.find((row) => row["role"] === "assistant")?.["id"]);
    await post(statusEvent(1, { externalId: id, phone }, "delivered"));
    expect((await messagesOf(phone)).at(-1)).toMatchObject({
      send_state: "accepted",
      provider_status: "delivered",
    });
    provider.resolve();
    await until(
      async () => sentTo(phone).length,
      (count) => count === 1,
    );
    await flow.sender.drain();
    expect((await messagesOf(phone)).at(-1)).toMatchObject({
      send_state: "accepted",
      provider_status: "delivered",
    });
    expect(sentTo(phone)).toHaveLength(1);
  });

  const settle = (id: string, message: { id: string; wamid: string }) => flow.sql`
    select settle_send(${id}, ${JSON.stringify({ kind: "accepted", providerMessageId: message.id, wamid: message.wamid })}::text::jsonb)`;

  it("a status that names the provider's id alone counts once our own answer brings that id", async () => {
    const [bubble] = await bubbles(1, "sending");
    const id = bubble?.id ?? "";
    const event = statusEvent(5, { externalId: id, phone: bubble?.phone ?? "" }, "delivered");
    const { externalId: _, wamid: __, ...message } = event.whatsappMessage;
    await post({ ...event, whatsappMessage: message });
    expect(await finals([id])).toMatchObject([{ provider_status: null, state: "sending" }]);
    await settle(id, event.whatsappMessage);
    expect(await finals([id])).toMatchObject([{ provider_status: "delivered", state: "accepted" }]);
  });

  it("why a bubble had to wait is gone once it was taken", async () => {
    const [bubble] = await bubbles(1, "sending");
    const id = bubble?.id ?? "";
    await flow.sql`update chat_messages set failure_code = '429', failure_reason = 'too many' where id = ${id}`;
    await settle(id, { id: `prov-${id}`, wamid: `wamid.${id}` });
    expect(
      await flow.sql`select send_state, failure_code, failure_reason from chat_messages where id = ${id}`,
    ).toEqual([{ send_state: "accepted", failure_code: null, failure_reason: null }]);
  });

  // Without words the chat is marked by the code, as by what had to wait.
  it.each(["undeliverable", undefined])(
    "R7: what a status has said to have failed (%s) goes on saying why when our own answer is stored after it",
    async (errorMessage) => {
      const [bubble] = await bubbles(1, "sending");
      const id = bubble?.id ?? "";
      const failed = statusEvent(6, { externalId: id, phone: bubble?.phone ?? "" }, "failed");
      const event = { ...failed, whatsappMessage: { ...failed.whatsappMessage, errorMessage } };
      const told = () => flow.sql`
      select m.provider_status, m.failure_code, m.failure_reason, c.failed_at is not null as marked, c.failure_reason as why
      from chat_messages m join chat_conversations c on c.id = m.conversation_id where m.id = ${id}`;
      await post(event);
      const before = await told();
      expect(before).toMatchObject([{ provider_status: "failed", marked: true }]);
      expect(before[0]?.["failure_code"]).not.toBeNull();
      await settle(id, event.whatsappMessage);
      expect(await told()).toEqual(before);
    },
  );

  it.each(["the answer", "a status"])(
    "what was sent again after a failure is the message that the customer quotes: %s tells its new id",
    async (source) => {
      const phone = newPhone();
      await ask(phone);
      await answered(phone);
      const [, bubble] = await messagesOf(phone);
      const id = String(bubble?.["id"]);
      const tell = (n: number, status: string, wamid: string) => {
        const event = statusEvent(n, { externalId: id, phone }, status);
        return post({ ...event, whatsappMessage: { ...event.whatsappMessage, wamid } });
      };
      await tell(7, "sent", "wamid.z.first");
      await tell(8, "failed", "wamid.z.first");
      if (source === "a status") flow.ycloud.faults.next({ kind: "no_wamid" }, sendsTo(phone));
      const again = await flow.db.asOperator(({ sql }) => retryMessage(sql, { messageId: id, person }));
      if (again.kind !== "ok" || again.send === null) throw new Error("not released");
      flow.sender.dispatch(again.send);
      await flow.ycloud.waitForSent(2, { to: phone });
      await flow.sender.drain();
      const second = flow.ycloud.sentMessages.findLast(({ externalId }) => externalId === id);
      if (source === "a status") await tell(9, "sent", second?.wamid ?? "");
      expect(await flow.sql`select wamid from chat_messages where id = ${id}`).toEqual([
        { wamid: second?.wamid },
      ]);
    },
  );

  it("R9: a late status stops the second send of a bubble of unknown fate", async () => {
    const [row] = await flow.sql<{ id: string }[]>`
      insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_attempts, resent, send_not_before)
      select tenant_id, id, 'assistant', 'Hola', 'queued', 1, true, now() + interval '1 minute'
      from chat_conversations where tenant_id = ${flow.tenantId} limit 1 returning id`;
    await post(statusEvent(2, { externalId: row?.id ?? "", phone: newPhone() }, "sent"));
    expect(await flow.sql`select send_state from chat_messages where id = ${row?.id ?? ""}`).toMatchObject([
      { send_state: "accepted" },
    ]);
  });

  it("a text refused after the fact wants a person, once", async () => {
    const phone = newPhone();
    await ask(phone);
    const rows = await answered(phone);
    const sent = { externalId: String(rows.at(-1)?.["id"]), phone };
    await post(statusEvent(3, sent, "failed"));
    await post(statusEvent(4, sent, "failed"));
    const chat = await chatOf(phone);
    expect(chat).toMatchObject({ waiting_reason: "send_failed", failure_reason: "undeliverable" });
    expect(await flow.sql`select 1 from handoffs where conversation_id = ${String(chat["id"])}`).toHaveLength(
      1,
    );
  });
});
