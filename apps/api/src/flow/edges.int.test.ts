import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customersOf, startReadingFlow } from "../testing/customersOf.ts";
import type { Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";

let flow: Flow;
beforeAll(async () => {
  flow = await startReadingFlow();
});
afterAll(() => flow.stop());

const { newPhone, chatOf, messagesOf, answered, sentTo, ask, sendsTo, post } = customersOf(() => flow);
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
    const userId = `AR.${phone.slice(1)}302741918`;
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
    const [before, after] = [`AR.${newPhone().slice(1)}1`, `AR.${newPhone().slice(1)}2`];
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
