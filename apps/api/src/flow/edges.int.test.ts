import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FaultOptions } from "@platform/simulator";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { returnToBot, takeOver } from "./conversation/ownership.ts";
import { decideDraft, retryMessage, sendHumanMessage } from "./outbound/humanMessages.ts";
import { assignRecipient } from "./webhook/assignRecipient.ts";
import { replayWebhook } from "./webhook/replayWebhook.ts";

let flow: Flow;
let customers = 0;
beforeAll(async () => {
  flow = await startFlow({
    provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
    script: ({ messages }) => ({
      text: `Leí: ${String(messages.findLast(({ role }) => role === "user")?.content)}`,
    }),
  });
});
afterAll(() => flow.stop());

const person = { id: "u1", name: "Marta" };
const newPhone = () => `+5491178${String(1_00_000 + (customers += 1))}`;
const chatOf = async (phone: string) => {
  const [row] = await flow.sql<Record<string, unknown>[]>`
    select * from chat_conversations where contact_key = contact_key(${phone})`;
  return row ?? {};
};
const messagesOf = (phone: string) => flow.sql<Record<string, unknown>[]>`
  select m.* from chat_messages m join chat_conversations c on c.id = m.conversation_id
  where c.contact_key = contact_key(${phone}) order by m.seq`;
const answered = (phone: string, count = 1) =>
  until(
    () => messagesOf(phone),
    (rows) =>
      rows.filter((row) => row["role"] === "assistant" && row["send_state"] === "accepted").length >= count,
  );
const sentTo = (phone: string) =>
  flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => text);
const ask = (phone: string, text = "hola") => flow.ycloud.customer(phone).sendText(text);
const sendsTo = (phone: string): FaultOptions => ({
  when: ({ kind, body }) => kind === "send" && (body as { to?: string }).to === phone,
});
const post = (event: unknown) => flow.ycloud.postEvent(event as never);
const inboundOf = (event: Record<string, unknown>) =>
  event["whatsappInboundMessage"] as Record<string, unknown>;

/** An inbound event with other fields. */
function inboundEvent(phone: string, fields: Record<string, unknown>, at = Date.now()) {
  const event = flow.ycloud.customer(phone).build({ type: "text", text: "x" }, { at });
  return { ...event, whatsappInboundMessage: { ...inboundOf(event), ...fields } };
}
const edit = (phone: string, { wamid: target, body }: { wamid: string; body: string }, at = Date.now()) =>
  inboundEvent(
    phone,
    {
      type: "edit",
      text: undefined,
      edit: { originalMessageId: target, message: { type: "text", text: { body } } },
    },
    at,
  );

describe("the 24-hour window and what counts as the customer's word", () => {
  it("is opened neither by an answer from the phone nor by an imported message", async () => {
    const [phone, past] = [newPhone(), newPhone()];
    await flow.ycloud.phoneApp.sendEcho("¡Hola! Te escribo yo", { to: phone });
    expect(await chatOf(phone)).toMatchObject({
      window_closes_at: null,
      last_inbound_at: null,
      unread_count: 0,
    });
    await post({ ...inboundEvent(past, {}), type: "whatsapp.smb.history" });
    expect(await chatOf(past)).toMatchObject({
      window_closes_at: null,
      last_inbound_at: null,
      turn_due_at: null,
    });
  });

  it("a customer's message is no word of a person", async () => {
    const phone = newPhone();
    await ask(phone);
    expect(await chatOf(phone)).toMatchObject({ last_human_at: null });
  });
});

describe("who a customer is", () => {
  it("a changed number is written to from then on", async () => {
    const [phone, next] = [newPhone(), newPhone()];
    await ask(phone);
    await answered(phone);
    await post(
      inboundEvent(phone, {
        type: "system",
        text: undefined,
        system: { type: "user_changed_number", body: "cambió", new_wa_id: next.slice(1) },
      }),
    );
    expect(await chatOf(next)).toMatchObject({ contact_phone: next });
    await ask(next, "soy yo");
    await until(
      async () => sentTo(next).length,
      (count) => count === 1,
    );
    expect(
      await flow.sql`select 1 from chat_conversations where contact_key = contact_key(${phone})`,
    ).toEqual([]);
  });

  it("a customer known by user id who shows a number stays one chat, under either", async () => {
    const phone = newPhone();
    const userId = `AR.${customers}3491208655302741918`;
    await flow.ycloud.customer({ userId }).sendText("sin número");
    await flow.ycloud.customer({ userId, phone }).sendText("con los dos");
    await ask(phone, "solo número");
    await flow.ycloud.customer({ userId }).sendText("sin número otra vez");
    const chats = await flow.sql`
      select external_user_id from chat_conversations
      where provider_user_id = ${userId} or contact_key = contact_key(${phone})`;
    expect(chats).toMatchObject([{ external_user_id: phone.slice(1) }]);
  });

  it("a changed user id is known under the new one", async () => {
    const [before, after] = [`AR.9${(customers += 1)}1`, `AR.9${(customers += 1)}2`];
    await flow.ycloud.customer({ userId: before }).sendText("hola");
    const notice = inboundEvent(newPhone(), {
      from: undefined,
      fromUserId: after,
      type: "system",
      text: undefined,
      system: { type: "user_changed_user_id", previous_user_id: before },
    });
    await post(notice);
    await flow.ycloud.customer({ userId: after }).sendText("sigo yo");
    const rows = await flow.sql`
      select count(m.*)::int as n from chat_messages m join chat_conversations c on c.id = m.conversation_id
      where c.provider_user_id = ${after} and m.role = 'user'`;
    expect(rows).toMatchObject([{ n: 2 }]);
  });

  it("is written to as they write, whatever the phone app calls them", async () => {
    const tail = newPhone().slice(4);
    await ask(`+549${tail}`);
    await flow.ycloud.phoneApp.sendEcho("Hola", { to: `+54${tail}` });
    expect(await chatOf(`+549${tail}`)).toMatchObject({ contact_phone: `+549${tail}` });
  });
});

describe("edits", () => {
  it("of a message that never came is that message, and is answered once", async () => {
    const phone = newPhone();
    await post(edit(phone, { wamid: "wamid.nunca1", body: "lo que quise decir" }));
    await answered(phone);
    await post(inboundEvent(phone, { wamid: "wamid.nunca1", text: { body: "lo viejo" } }));
    await pause(200);
    expect(await messagesOf(phone)).toMatchObject([
      { role: "user", content: "lo que quise decir", outcome: "answered" },
      { role: "assistant" },
    ]);
  });

  it("keep the newest wording, whatever the order they come in", async () => {
    const phone = newPhone();
    const { wamid } = await ask(phone);
    const at = Date.now();
    await post(edit(phone, { wamid, body: "tercera" }, at + 2_000));
    await post(edit(phone, { wamid, body: "segunda" }, at + 1_000));
    const [message] = await messagesOf(phone);
    expect(message).toMatchObject({ content: "tercera", details: { editedFrom: "hola" } });
    expect(await chatOf(phone)).not.toMatchObject({ last_message_preview: "hola" });
  });

  it("count for a message of the same group", async () => {
    const phone = newPhone();
    const original = inboundEvent(phone, { wamid: "wamid.grupo1", text: { body: "primero" } });
    await Promise.all([
      post(original),
      post(edit(phone, { wamid: "wamid.grupo1", body: "corregido" }, Date.now() + 1_000)),
    ]);
    const rows = await messagesOf(phone);
    expect(rows.filter((row) => row["role"] === "user")).toMatchObject([{ content: "corregido" }]);
  });
});

describe("double replies", () => {
  it("R4: a message while a bubble is at the provider is answered once, together with what it supersedes", async () => {
    const phone = newPhone();
    await flow.sql`update tenants set debounce_ms = 20`;
    const provider = Promise.withResolvers<void>();
    flow.ycloud.faults.next({ kind: "held", until: provider.promise }, sendsTo(phone));
    await ask(phone, "primera");
    await until(
      () => messagesOf(phone),
      (rows) => rows.some((row) => row["send_state"] === "sending"),
    );
    await flow.sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, turn_id, bubble_index, send_state, send_epoch, send_inbound_seq)
      select tenant_id, conversation_id, role, 'segunda burbuja', turn_id, 2, 'queued', send_epoch, send_inbound_seq
      from chat_messages where role = 'assistant' and send_state = 'sending'`;
    await ask(phone, "segunda");
    provider.resolve();
    await answered(phone, 2);
    await pause(1_500);
    const texts = sentTo(phone);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain("segunda");
    const rows = await messagesOf(phone);
    expect(rows.find((row) => row["content"] === "segunda burbuja")).toMatchObject({
      failure_code: "superseded",
    });
    expect(rows.filter((row) => row["role"] === "user").map((row) => row["outcome"])).toEqual([
      "answered",
      "answered",
    ]);
  });

  it("the reply to what came meanwhile waits for the bubble that is at the provider", async () => {
    const phone = newPhone();
    await flow.sql`update tenants set debounce_ms = 20`;
    const provider = Promise.withResolvers<void>();
    flow.ycloud.faults.next({ kind: "held", until: provider.promise }, sendsTo(phone));
    const ours = async () => (await messagesOf(phone)).filter((row) => row["role"] === "assistant");
    await ask(phone, "primera");
    await until(ours, (rows) => rows.some((row) => row["send_state"] === "sending"));
    await ask(phone, "segunda");
    const replies = await until(ours, (rows) => rows.length === 2);
    expect(replies.map((row) => row["send_state"])).toEqual(["sending", "queued"]);
    provider.resolve();
    await answered(phone, 2);
    expect(sentTo(phone)).toEqual(replies.map((row) => row["content"]));
  });
});

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
