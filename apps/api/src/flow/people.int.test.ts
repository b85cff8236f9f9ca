import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customersOf, startReadingFlow } from "../testing/customersOf.ts";
import type { Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { returnToBot, takeOver } from "./conversation/ownership.ts";
import { decideDraft, retryMessage, sendHumanMessage } from "./outbound/humanMessages.ts";

let flow: Flow;
beforeAll(async () => {
  flow = await startReadingFlow();
});
afterAll(() => flow.stop());

const { newPhone, chatOf, messagesOf, answered, sentTo, ask, sendsTo } = customersOf(() => flow);
const person = { id: "u1", name: "Marta" };

describe("a person's decisions", () => {
  it("never make a customer's own message leave", async () => {
    const phone = newPhone();
    await ask(phone);
    const [message] = await messagesOf(phone);
    const input = { messageId: String(message?.["id"]), person };
    const decide = await flow.db.asOperator(({ sql }) => decideDraft(sql, { ...input, approve: true }));
    const retry = await flow.db.asOperator(({ sql }) => retryMessage(sql, input));
    expect([decide, retry]).toEqual([{ kind: "conflict" }, { kind: "conflict" }]);
  });

  it("R9: a person's text of unknown fate is shown as such, and the retry button sends the same message", async () => {
    const phone = newPhone();
    await ask(phone);
    await answered(phone);
    flow.ycloud.faults.next({ kind: "reset" }, sendsTo(phone));
    const id = String((await chatOf(phone))["id"]);
    const sent = await flow.db.asOperator(({ sql }) =>
      sendHumanMessage(sql, {
        conversationId: id,
        text: "Soy Marta",
        clientMessageId: "c1",
        person,
        sentFrom: "panel",
        overrideMinutes: 5,
      }),
    );
    if (sent.kind !== "ok" || sent.send === null) throw new Error("not released");
    flow.sender.dispatch(sent.send);
    const stateOf = async () => (await messagesOf(phone)).at(-1)?.["send_state"];
    await until(stateOf, (state) => state === "unknown");
    await flow.sql`update chat_messages set unknown_since = now() - interval '2 minutes' where id = ${sent.messageId}`;
    await pause(1_300);
    expect(await stateOf()).toBe("unknown");
    const again = await flow.db.asOperator(({ sql }) =>
      retryMessage(sql, { messageId: sent.messageId, person }),
    );
    if (again.kind !== "ok" || again.send === null) throw new Error("not released");
    flow.sender.dispatch(again.send);
    await until(stateOf, (state) => state === "accepted");
    expect(flow.ycloud.sentMessages.filter(({ externalId }) => externalId === sent.messageId)).toHaveLength(
      1,
    );
  });

  it("leave from the number that the store has now: the one that a customer wrote to may be another store's since", async () => {
    const phone = newPhone();
    await ask(phone);
    await answered(phone);
    const conversationId = String((await chatOf(phone))["id"]);
    const moveTo = (number: string) =>
      flow.sql`update tenants set bot_phone_number = ${number} where id = ${flow.tenantId}`;
    const fromOf = async (clientMessageId: string) => {
      const sent = await flow.db.asOperator(({ sql }) =>
        sendHumanMessage(sql, {
          conversationId,
          text: "Soy Marta",
          clientMessageId,
          person,
          sentFrom: "panel",
          overrideMinutes: 5,
        }),
      );
      if (sent.kind !== "ok" || sent.send === null) throw new Error("not released");
      flow.sender.dispatch(sent.send);
      await flow.sender.drain();
      return sent.send.from;
    };
    await moveTo("54 11 5555-0000");
    expect(await fromOf("as written by the provider")).toBe("+5491155550000");
    try {
      await moveTo("54 9 11 5555-0099");
      expect(await fromOf("moved")).toBe("+5491155550099");
    } finally {
      await moveTo("+5491155550000");
    }
  });

  it("R19: an answer from the phone drops what the bot had ready and ends the alert", async () => {
    const phone = newPhone();
    await ask(phone);
    await answered(phone);
    const id = String((await chatOf(phone))["id"]);
    await flow.sql`select want_person(${id}, null, 'test')`;
    await flow.sql`insert into chat_messages (tenant_id, conversation_id, role, content, send_state)
      values (${flow.tenantId}, ${id}, 'assistant', 'borrador', 'draft')`;
    await flow.ycloud.phoneApp.sendEcho("Yo me encargo", { to: phone, at: Date.now() + 1_000 });
    expect(
      await flow.sql`select 1 from handoffs where conversation_id = ${id} and closed_at is null`,
    ).toEqual([]);
    expect(await chatOf(phone)).toMatchObject({ override_source: "phone", waiting_since: null });
    expect((await messagesOf(phone)).find((row) => row["content"] === "borrador")).toMatchObject({
      send_state: "cancelled",
    });
  });

  it("R19: an override set by SQL drops what the bot had ready and ends the alert, as any takeover", async () => {
    const phone = newPhone();
    await ask(phone);
    await answered(phone);
    const id = String((await chatOf(phone))["id"]);
    await flow.sql`select want_person(${id}, null, 'test')`;
    await flow.sql`insert into chat_messages (tenant_id, conversation_id, role, content, send_state)
      values (${flow.tenantId}, ${id}, 'assistant', 'borrador', 'draft')`;
    await flow.sql`update chat_conversations set human_override_until = now() + interval '1 hour' where id = ${id}`;
    expect(
      await flow.sql`select 1 from handoffs where conversation_id = ${id} and (closed_at is null or taken_at is null)`,
    ).toEqual([]);
    expect(
      await flow.sql`select 1 from handoff_alerts where conversation_id = ${id} and due_at is not null`,
    ).toEqual([]);
    expect(await chatOf(phone)).toMatchObject({ override_source: "sql", waiting_since: null });
    expect((await messagesOf(phone)).find((row) => row["content"] === "borrador")).toMatchObject({
      send_state: "cancelled",
    });
  });

  it("R20: what came around a return to the bot has an outcome", async () => {
    const phone = newPhone();
    const id = await ask(phone).then(async () => String((await chatOf(phone))["id"]));
    await answered(phone);
    const deps = { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints };
    await takeOver(deps, { conversationId: id, person, minutes: 5, force: false });
    await flow.sql`update chat_conversations set last_human_at = now() + interval '1 hour' where id = ${id}`;
    await flow.sql`update tenants set debounce_ms = 60000`;
    await ask(phone, "atrasado");
    await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: id });
    await flow.sql`update tenants set debounce_ms = 20`;
    expect((await messagesOf(phone)).at(-1)).toMatchObject({ content: "atrasado", outcome: "with_person" });
  });
});

describe("an answer from the phone that is told late", () => {
  // What a person said before a store went live keeps the bot quiet for a reason of its own.
  beforeAll(() => flow.sql`update tenants set live_since = now() - interval '30 days'`);
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  const sent = (phone: string) =>
    until(
      async () => sentTo(phone),
      (texts) => texts.length > 0,
    );
  const waits = async (phone: string) => {
    await ask(phone);
    await answered(phone);
    await ask(phone, "quiero hablar con una persona");
    await until(
      () => chatOf(phone),
      ({ waiting_since }) => waiting_since !== null,
    );
    await answered(phone, 2);
  };

  it.each([50, 1])(
    "by %i hours leaves who has asked for a person since waiting, and unread",
    async (hours) => {
      const phone = newPhone();
      await waits(phone);
      const before = await chatOf(phone);
      await flow.ycloud.phoneApp.sendEcho("Sí, abrimos", { to: phone, at: hoursAgo(hours) });
      await pause(1_500);
      const { waiting_since, unread_count } = before;
      expect(await chatOf(phone)).toMatchObject({ waiting_since, unread_count, human_override_until: null });
      expect(
        await flow.sql`select closed_at from handoffs where conversation_id = ${String(before["id"])}`,
      ).toEqual([{ closed_at: null }]);
    },
  );

  /** The customer asks, and while the bot waits for their next word the phone tells what it said then. */
  const askedBefore = async (phone: string, at: number): Promise<void> => {
    await flow.sql`update tenants set debounce_ms = 60000`;
    await ask(phone, "¿me ayudás?");
    await flow.ycloud.phoneApp.sendEcho("Sí, abrimos", { to: phone, at });
    await flow.sql`update tenants set debounce_ms = 50`;
    await flow.endDebounce();
  };

  it("by minutes takes over a chat that waits for nothing newer", async () => {
    const phone = newPhone();
    await waits(phone);
    await flow.sql`
      update chat_conversations set last_inbound_at = now() - interval '10 minutes' where contact_key = contact_key(${phone})`;
    await flow.ycloud.phoneApp.sendEcho("Soy Marta", { to: phone, at: Date.now() - 60_000 });
    expect(await chatOf(phone)).toMatchObject({ waiting_since: null, override_source: "phone" });
  });

  it("by days keeps nobody from an answer", async () => {
    const phone = newPhone();
    await askedBefore(phone, hoursAgo(50));
    await sent(phone);
    expect(sentTo(phone)).toEqual(["Leí: ¿me ayudás?"]);
  });

  it("takes the chat over for what is left of it, and then what the customer had written since is answered", async () => {
    const phone = newPhone();
    await askedBefore(phone, hoursAgo(23));
    await until(
      () => messagesOf(phone),
      ([first]) => first?.["outcome"] === "with_person",
    );
    expect(sentTo(phone)).toEqual([]);
    await flow.sql`
      update chat_conversations set human_override_until = now() where contact_key = contact_key(${phone})`;
    await sent(phone);
    expect(sentTo(phone)).toEqual(["Leí: ¿me ayudás?"]);
  });
});

describe("a takeover from the phone", () => {
  it("of a minute or so, as only SQL sets it, ends after that", async () => {
    const phone = newPhone();
    await flow.sql`update tenants set override_hours = 0.02`;
    try {
      await ask(phone);
      await answered(phone);
      await flow.ycloud.phoneApp.sendEcho("Te atiendo yo", { to: phone });
      const [kept] = await flow.sql<{ seconds: number }[]>`
        select extract(epoch from c.human_override_until - m.sent_at)::float8 as seconds
        from chat_messages m join chat_conversations c on c.id = m.conversation_id
        where m.sent_from = 'phone' and c.contact_key = contact_key(${phone})`;
      expect(kept?.seconds).toBeCloseTo(72, 1);
    } finally {
      await flow.sql`update tenants set override_hours = null`;
    }
  });
});
