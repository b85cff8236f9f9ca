import { randomUUID } from "node:crypto";
import type { Chat, Explanation, Message } from "@platform/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { startApi, type Api, operator } from "../testing/startApi.ts";
import { until } from "../testing/until.ts";

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

let api: Api;
let tenantId: string;
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  tenantId = await insertTenant(api.sql, { store_name: "Danza" });
});

/** The store of this test has the provider's number; the one of an earlier test gives it up. */
async function connectNumber(): Promise<void> {
  const { businessPhone } = api.ycloud;
  await api.sql`update tenants set bot_phone_number = 54911440000 + id where bot_phone_number = ${businessPhone}`;
  await api.sql`update tenants set bot_phone_number = ${businessPhone} where id = ${tenantId}`;
}
const addChat = (row: Record<string, unknown> = {}) => insertChat(api.sql, { tenant_id: tenantId, ...row });
const list = async (input: object = {}, credentials = operator): Promise<Page<Chat>> => {
  const answer = await api.query("chats.list", { tenantId, ...input }, credentials);
  expect(answer.text.slice(0, 300)).toContain("result");
  return answer.data;
};
const idsOf = ({ items }: Page<{ id: string }>) => items.map(({ id }) => id);

async function everyPage<Item>(read: (cursor: string | null) => Promise<Page<Item>>): Promise<Item[][]> {
  const pages: Item[][] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await read(cursor);
    pages.push(page.items);
    cursor = page.nextCursor;
  }
  return pages;
}

describe("chats.list", () => {
  it("tells a takeover that SQL gave no end as a time, which infinity is none", async () => {
    const id = await addChat({ human_override_until: "infinity" });
    const [{ owner, humanOverrideUntil } = {}] = (await list()).items;
    expect([owner, Date.parse(humanOverrideUntil ?? "")]).toEqual(["human", Date.parse("2099-01-01")]);
    const { data } = await api.query("chats.get", { conversationId: id });
    expect(data).toMatchObject({ humanOverrideUntil });
  });

  it("shows a chat of which SQL has written half, and all others", async () => {
    const id = await addChat({ opted_out_at: "infinity", intent: "cambios", intent_by: "" });
    expect((await list()).items).toContainEqual(
      expect.objectContaining({
        id,
        optedOut: { at: expect.stringMatching(/^\d{4}-/) as unknown, cause: "provider" },
        intentBy: null,
      }),
    );
    await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: id });
    await api.sql`update chat_messages set details = '"nota"' where conversation_id = ${id}`;
    const { data } = await api.query("chats.messages", { conversationId: id });
    expect(data).toMatchObject({ items: [{ details: null }] });
  });

  it("shows messages that SQL has written in words of its own, and all others", async () => {
    const id = await addChat();
    const of = { tenant_id: tenantId, conversation_id: id };
    await insertMessage(api.sql, {
      ...of,
      role: "human_supervisor",
      sent_from: "whatsapp",
      provider_status: "ok",
    });
    await insertMessage(api.sql, {
      ...of,
      role: "assistant",
      send_state: "enviado",
      provider_status: "read",
    });
    await insertMessage(api.sql, { ...of, role: "system", provider_status: "" });
    const { data } = await api.query("chats.messages", { conversationId: id });
    expect((data as Page<Message>).items.map(({ status, sentFrom }) => [status, sentFrom])).toEqual([
      ["received", null],
      ["read", null],
      ["accepted", null],
    ]);
  });

  it("shows a chat as the inbox needs it", async () => {
    const id = await addChat({
      external_user_id: "5491166667777",
      contact_phone: "+54 9 11 6666-7777",
      display_name: "Ana",
      last_message_preview: "¿Tenés 38?",
      last_message_role: "user",
      last_message_type: "text",
      unread_count: 2,
      window_closes_at: hours(20),
      labels: ["mayorista"],
    });
    const page = await list();
    expect(page.nextCursor).toBeNull();
    expect(page.items).toMatchObject([
      {
        id,
        tenantId,
        contactName: "Ana",
        contactPhone: "+5491166667777",
        owner: "bot",
        humanOverrideUntil: null,
        overrideSource: null,
        lastMessagePreview: "¿Tenés 38?",
        lastMessageAuthor: "customer",
        unreadCount: 2,
        labels: ["mayorista"],
        botExcluded: false,
        failed: false,
        tenantMode: "always",
        tenantPaused: false,
        tenantSuspended: false,
        storeName: "Danza",
      },
    ]);
    expect(new Date(page.items[0]?.windowClosesAt ?? "").getTime()).toBeGreaterThan(Date.now());
  });

  it("says null where the customer hides the number", async () => {
    await addChat({ external_user_id: "AR.1349", contact_phone: null });
    expect((await list()).items[0]?.contactPhone).toBeNull();
  });

  it("says the number of a chat that SQL wrote by it alone, in whatever form", async () => {
    for (const written of ["5491166661234", "+54 9 11 6666-1235", "005491166661236"])
      await api.sql`insert into chat_conversations (tenant_id, external_user_id) values (${tenantId}, ${written})`;
    const { data } = await api.query("chats.list", { tenantId, query: "1166661", limit: 100 });
    expect(new Set((data as Page<Chat>).items.map(({ contactPhone }) => contactPhone))).toEqual(
      new Set(["+5491166661234", "+5491166661235", "+5491166661236"]),
    );
  });

  it("knows who answers, and files each chat under its views", async () => {
    const bot = await addChat();
    const waiting = await addChat({
      waiting_since: hours(-1),
      waiting_reason: "quiere hablar con alguien",
      unread_count: 1,
    });
    const human = await addChat({
      human_override_until: hours(2),
      override_source: "panel",
      assignee_id: "operator",
      assignee_name: "Operador",
    });
    const phone = await addChat({
      human_override_until: hours(2),
      override_source: "phone",
      window_closes_at: hours(1),
    });
    const over = await addChat({
      human_override_until: hours(-1),
      override_source: "panel",
      assignee_id: "operator",
    });
    const failed = await addChat({ failed_at: hours(-1), failure_reason: "131026" });
    const view = async (filter: string) => new Set(idsOf(await list({ filter })));
    expect(await view("all")).toEqual(new Set([bot, waiting, human, phone, over, failed]));
    expect(await view("bot")).toEqual(new Set([bot, over, failed]));
    expect(await view("waiting")).toEqual(new Set([waiting]));
    expect(await view("human")).toEqual(new Set([human, phone]));
    expect(await view("mine")).toEqual(new Set([human]));
    expect(await view("unassigned")).toEqual(new Set([waiting, phone]));
    expect(await view("unread")).toEqual(new Set([waiting]));
    expect(await view("closing")).toEqual(new Set([phone]));
    expect(await view("failed")).toEqual(new Set([failed]));
    const byId = new Map((await list()).items.map((chat) => [chat.id, chat]));
    expect(byId.get(over)).toMatchObject({ owner: "bot", overrideSource: null });
    expect(byId.get(phone)).toMatchObject({ owner: "human", overrideSource: "phone" });
    expect((await api.query("chats.counts", { tenantId })).data).toEqual({
      all: 6,
      bot: 3,
      waiting: 1,
      human: 2,
      mine: 1,
      unassigned: 2,
      unread: 1,
      closing: 1,
      failed: 1,
      snoozed: 0,
      archived: 0,
    });
  });

  it("pages by the last message without missing or doubling one, also those of the same instant and those without any", async () => {
    const at = hours(-3);
    for (let n = 0; n < 5; n += 1) await addChat({ last_message_at: at });
    for (let n = 0; n < 4; n += 1) await addChat({ last_message_at: hours(-n) });
    for (let n = 0; n < 3; n += 1) await addChat({ last_message_at: null });
    const whole = await list({ limit: 100 });
    const pages = await everyPage<Chat>((cursor) => list({ limit: 2, cursor }));
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(pages.flat().map(({ id }) => id)).toEqual(idsOf(whole));
    const times = whole.items.map(({ lastMessageAt }) =>
      lastMessageAt === null ? 0 : Date.parse(lastMessageAt),
    );
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("puts those who wait by the window's end, then by how long they wait", async () => {
    const wait = (since: number, closes: number | null) =>
      addChat({ waiting_since: hours(since), window_closes_at: closes === null ? null : hours(closes) });
    const closed = await wait(-9, null);
    const later = await wait(-3, 10);
    const soon = await wait(-1, 1);
    expect(idsOf(await list({ filter: "waiting" }))).toEqual([soon, later, closed]);
    const pages = await everyPage<Chat>((cursor) => list({ filter: "waiting", limit: 1, cursor }));
    expect(pages.flat().map(({ id }) => id)).toEqual([soon, later, closed]);
  });

  it("finds by name, number in any form, what was written and what was said; signs of patterns are plain text", async () => {
    const ana = await addChat({
      display_name: "Ana 100%",
      external_user_id: "5491144443333",
      contact_phone: "+5491144443333",
    });
    const eva = await addChat({
      display_name: "Eva",
      external_user_id: "5491122221111",
      contact_phone: "+5491122221111",
    });
    await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: eva,
      content: "zapatillas de punta",
    });
    const [note] = await api.sql<{ id: string }[]>`
      insert into chat_media (tenant_id, kind, state, transcript, transcript_state)
      values (${tenantId}, 'audio', 'stored', '¿tenés medias de red?', 'done') returning id`;
    const media_id = note?.id ?? null;
    await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: eva, content: null, media_id });
    const search = async (query: string) => idsOf(await list({ query }));
    expect(await search("medias de red")).toEqual([eva]);
    expect(await search("ana")).toEqual([ana]);
    expect(await search("4444-3333")).toEqual([ana]);
    expect(await search("PUNTA")).toEqual([eva]);
    expect(await search("100%")).toEqual([ana]);
    expect(await search("%")).toEqual([ana]);
    expect(await search("_va")).toEqual([]);
  });

  it("merges the stores of a person into one list", async () => {
    const second = await insertTenant(api.sql);
    const third = await insertTenant(api.sql);
    const member = await api.member({ [tenantId]: "viewer", [second]: "viewer" });
    const own: string[] = [];
    for (let n = 0; n < 6; n += 1)
      own.push(
        await insertChat(api.sql, { tenant_id: n % 2 ? second : tenantId, last_message_at: hours(-n) }),
      );
    await insertChat(api.sql, { tenant_id: third });
    const pages = await everyPage<Chat>(
      async (cursor) => (await api.query("chats.list", { limit: 4, cursor }, member)).data,
    );
    expect(pages.flat().map(({ id }) => id)).toEqual(own);
  });
});

describe("chats.messages", () => {
  const read = async (conversationId: string, input: object = {}): Promise<Page<Message>> =>
    (await api.query("chats.messages", { conversationId, ...input })).data;

  it("shows both sides newest first, in the provider's order, with pictures, quotes and reactions", async () => {
    const chat = await addChat();
    const add = (row: Record<string, unknown>) =>
      insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, ...row });
    const [media] = await api.sql<{ id: string }[]>`
      insert into chat_media (tenant_id, kind, mime_type, state, storage_key, transcript, transcript_state)
      values (${tenantId}, 'audio', 'audio/ogg', 'stored', 'k', 'hola', 'done') returning id`;
    const late = await add({ content: "segundo", sent_at: "2026-01-01T10:00:02Z", wamid: "w2" });
    const early = await add({
      content: "primero",
      sent_at: "2026-01-01T10:00:01Z",
      wamid: "w1",
      media_id: media?.id ?? null,
      message_type: "audio",
    });
    const reply = await add({
      role: "assistant",
      content: "¡Hola!",
      sent_at: "2026-01-01T10:00:03Z",
      quoted_wamid: "w2",
      send_state: "accepted",
      provider_status: "read",
      image_url: "https://img/x.jpg",
      message_type: "image",
    });
    await api.sql`insert into chat_reactions ${api.sql({ tenant_id: tenantId, conversation_id: chat, target_wamid: "w1", author: "customer", emoji: "❤️" })}`;
    const { items } = await read(chat);
    expect(items.map(({ id }) => id)).toEqual([reply, late, early]);
    expect(items[0]).toMatchObject({
      author: "bot",
      status: "read",
      quoted: { id: late, text: "segundo", author: "customer", type: "text" },
      quotable: false,
      media: { kind: "image", url: "https://img/x.jpg", state: "stored" },
    });
    expect(items[2]).toMatchObject({
      author: "customer",
      status: "received",
      media: {
        id: media?.id,
        kind: "audio",
        url: `/media/${media?.id}`,
        transcript: "hola",
        transcriptState: "done",
      },
      reactions: [{ emoji: "❤️", author: "customer" }],
      quoted: null,
    });
  });

  it.each([
    [{ role: "user" }, "received"],
    [{ role: "assistant", send_state: "draft" }, "draft"],
    [{ role: "assistant", send_state: "queued" }, "queued"],
    [{ role: "assistant", send_state: "sending" }, "sending"],
    [{ role: "assistant", send_state: "unknown" }, "unknown"],
    [{ role: "assistant", send_state: "cancelled" }, "cancelled"],
    [{ role: "assistant", send_state: "failed" }, "failed"],
    [{ role: "assistant", send_state: "accepted" }, "accepted"],
    [{ role: "assistant", send_state: "accepted", provider_status: "delivered" }, "delivered"],
    [{ role: "assistant", send_state: "accepted", provider_status: "failed" }, "failed"],
    [{ role: "human_supervisor", sent_from: "phone", provider_status: "sent" }, "sent"],
    [{ role: "system" }, "received"],
  ])("%j reads %s", async (row, status) => {
    const chat = await addChat();
    await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, ...row });
    expect((await read(chat)).items[0]?.status).toBe(status);
  });

  it("pages through messages of the same second", async () => {
    const chat = await addChat();
    for (let n = 0; n < 7; n += 1) {
      await insertMessage(api.sql, {
        tenant_id: tenantId,
        conversation_id: chat,
        content: `m${n}`,
        sent_at: "2026-01-01T10:00:00Z",
        event_at: "2026-01-01T10:00:00.5Z",
      });
    }
    const pages = await everyPage<Message>((cursor) => read(chat, { limit: 3, cursor }));
    expect(pages.flat().map(({ text }) => text)).toEqual(["m6", "m5", "m4", "m3", "m2", "m1", "m0"]);
  });

  it("reaches back to a message that is jumped to, in one page and past what was read", async () => {
    const chat = await addChat();
    await api.sql`
      insert into chat_messages (tenant_id, conversation_id, role, content, sent_at, event_at)
      select ${tenantId}, ${chat}, 'user', 'm' || n, '2026-01-01'::timestamptz + n * interval '1 second', now()
      from generate_series(1, 200) n`;
    const [wanted] =
      await api.sql`select id from chat_messages where conversation_id = ${chat} and content = 'm40'`;
    const first = await read(chat, { limit: 50 });
    const rest = await read(chat, {
      limit: 50,
      cursor: first.nextCursor ?? "",
      through: String(wanted?.["id"]),
    });
    expect(first.items.at(-1)?.text).toBe("m151");
    expect([rest.items[0]?.text, rest.items.at(-1)?.text]).toEqual(["m150", "m20"]);
    const last = await read(chat, { limit: 50, cursor: rest.nextCursor ?? "" });
    expect([last.items.length, last.nextCursor]).toEqual([19, null]);
    const other = await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: await addChat() });
    for (const through of [other, "nothing", randomUUID()])
      expect((await read(chat, { limit: 2, through })).items).toHaveLength(2);
  });
});

describe("what people do", () => {
  it("writing takes the chat over, leaves verbatim, and the same client id is the same message", async () => {
    await connectNumber();
    const chat = await addChat({
      external_user_id: "5491166660001",
      contact_phone: "+5491166660001",
      window_closes_at: hours(5),
      last_inbound_at: hours(-1),
    });
    const input = { conversationId: chat, text: "  *Hola* [x](y)\n", clientMessageId: randomUUID() };
    const first = await api.mutate("chats.send", input);
    const again = await api.mutate("chats.send", input);
    expect(first.data).toMatchObject({
      author: "human",
      text: input.text,
      sentFrom: "api",
      clientMessageId: input.clientMessageId,
    });
    expect((again.data as Message).id).toBe((first.data as Message).id);
    const other = await api.mutate("chats.send", { ...input, text: "Otra cosa" });
    expect([other.status, other.reason]).toEqual([409, "conflict"]);
    const [sent] = await api.ycloud.waitForSent(1);
    expect(sent).toMatchObject({ text: input.text, externalId: (first.data as Message).id });
    expect((await api.query("chats.get", { conversationId: chat })).data).toMatchObject({
      owner: "human",
      overrideSource: "panel",
      assigneeName: "Operador",
    });
  });

  it("an answer can quote what WhatsApp knows of this chat, and nothing else", async () => {
    await connectNumber();
    const open = { window_closes_at: hours(5), last_inbound_at: hours(-1) };
    const chat = await addChat({
      ...open,
      contact_phone: "+5491166660009",
    });
    const asked = await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      content: "¿Tenés 38?",
      wamid: "wamid.asked",
    });
    const elsewhere = await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: await addChat(open),
      wamid: "wamid.elsewhere",
    });
    const unknown = await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat });
    const send = (quotedMessageId: string) =>
      api.mutate("chats.send", {
        conversationId: chat,
        text: "Sí",
        clientMessageId: randomUUID(),
        quotedMessageId,
      });
    for (const id of [elsewhere, unknown, "nothing", randomUUID()])
      expect((await send(id)).reason).toBe("not_found");
    expect((await api.query("chats.get", { conversationId: chat })).data).toMatchObject({ owner: "bot" });
    const answer = (await send(asked)).data as Message;
    expect(answer.quoted).toEqual({ id: asked, text: "¿Tenés 38?", author: "customer", type: "text" });
    const sent = await until(
      async () => api.ycloud.sentMessages.find(({ externalId }) => externalId === answer.id),
      (found) => found !== undefined,
    );
    expect(sent?.body).toMatchObject({ context: { message_id: "wamid.asked" } });
  });

  it("writing after 24 hours is refused with the reason", async () => {
    const chat = await addChat({ window_closes_at: hours(-1) });
    const answer = await api.mutate("chats.send", {
      conversationId: chat,
      text: "Hola",
      clientMessageId: "c1",
    });
    expect([answer.status, answer.reason]).toEqual([412, "window_closed"]);
  });

  it("taking over and giving back", async () => {
    const chat = await addChat();
    const taken = await api.mutate("overrides.set", { conversationId: chat, minutes: 30 });
    expect(taken.data).toMatchObject({ inFlight: false, chat: { owner: "human", assigneeName: "Operador" } });
    const back = await api.mutate("overrides.clear", { conversationId: chat });
    expect(back.data).toMatchObject({ inFlight: false, chat: { owner: "bot", assigneeName: null } });
    const actions =
      await api.sql`select action, actor from audit_log where tenant_id = ${tenantId} order by id`;
    expect(actions).toMatchObject([
      { action: "override.set", actor: "token" },
      { action: "override.cleared" },
    ]);
  });

  it("another person's chat is a conflict", async () => {
    const chat = await addChat({ window_closes_at: hours(5) });
    const marta = await api.member({ [tenantId]: "staff" });
    await api.mutate("overrides.set", { conversationId: chat }, marta);
    const answer = await api.mutate("overrides.set", { conversationId: chat });
    expect([answer.status, answer.reason]).toEqual([409, "owned_by_another"]);
  });

  it("reading is internal: nothing leaves for the provider", async () => {
    const chat = await addChat({ unread_count: 3 });
    const before = api.ycloud.requests.length;
    expect((await api.mutate("chats.markRead", { conversationId: chat })).data).toMatchObject({
      unreadCount: 0,
    });
    expect(api.ycloud.requests).toHaveLength(before);
  });

  it("excluding the bot shows at once", async () => {
    const chat = await addChat();
    expect(
      (await api.mutate("chats.setBotExcluded", { conversationId: chat, excluded: true })).data,
    ).toMatchObject({ botExcluded: true });
  });
});

describe("why didn't it answer?", () => {
  const explain = async (
    row: Record<string, unknown>,
    chatRow: Record<string, unknown> = {},
  ): Promise<Explanation> => {
    const chat = await addChat(chatRow);
    const messageId = await insertMessage(api.sql, { tenant_id: tenantId, conversation_id: chat, ...row });
    return (await api.query("chats.explain", { messageId })).data;
  };
  it.each([
    [{ outcome: "with_person" }, {}, "owner", "rightful"],
    [{ outcome: "paused" }, {}, "owner", "rightful"],
    [{ outcome: null }, { turn_due_at: "2100-01-01" }, "burst", "waiting"],
    [{ outcome: null }, { turn_due_at: null }, "burst", "failed"],
    [{ role: "assistant", send_state: "failed", failure_code: "131026" }, {}, "sending", "failed"],
    [
      { role: "human_supervisor", send_state: "accepted", provider_status: "failed", failure_reason: "x" },
      {},
      "delivery",
      "failed",
    ],
    [{ role: "assistant", send_state: "accepted", provider_status: "sent" }, {}, "delivery", "waiting"],
  ])("%j in a chat %j stops at %s", async (...example) => {
    const [row, chatRow, step, status] = example;
    const explanation = await explain(row, chatRow);
    expect(explanation.firstFailing).toBe(step);
    expect(explanation.steps.find((each) => each.step === step)?.status).toBe(status);
  });
  it("names nothing where all went well", async () => {
    const chat = await addChat();
    const [turn] = await api.sql<{ id: string }[]>`
      insert into turns (tenant_id, conversation_id, outcome, model, trace)
      values (${tenantId}, ${chat}, 'reply', 'm', '{"facts":[{"id":"f1"}]}') returning id`;
    const turnId = turn?.id ?? null;
    const messageId = await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      outcome: "answered",
      turn_id: turnId,
    });
    await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      role: "assistant",
      send_state: "accepted",
      provider_status: "delivered",
      turn_id: turnId,
    });
    const explanation: Explanation = (await api.query("chats.explain", { messageId })).data;
    expect(explanation).toMatchObject({ firstFailing: null, fix: null });
    expect(explanation.steps.map(({ step }) => step)).toEqual([
      "received",
      "signature",
      "tenant",
      "owner",
      "burst",
      "agent",
      "facts",
      "sending",
      "delivery",
    ]);
  });
});

describe("turns", () => {
  it("shows a run with its steps, facts and the bubbles that came of it", async () => {
    const chat = await addChat();
    const trace = {
      steps: [
        {
          kind: "model",
          model: "m",
          durationMs: 10,
          inputTokens: 5,
          outputTokens: 6,
          text: null,
          toolCalls: ["search_specific_products"],
          error: null,
        },
        {
          kind: "tool",
          callId: "c1",
          tool: "search_specific_products",
          arguments: { query: "puntas" },
          result: [],
          durationMs: 3,
          error: null,
        },
        { kind: "from a later version" },
      ],
      facts: [
        {
          id: "f1",
          kind: "price",
          text: "$ 89.900",
          value: 1,
          subject: null,
          tool: "t",
          callId: "c1",
          at: "2026-01-01T00:00:00Z",
        },
      ],
      bubbles: [{ type: "text", text: "Cuesta $ 89.900", factIds: ["f1"] }],
    };
    const [turn] = await api.sql<{ id: string }[]>`
      insert into turns (tenant_id, conversation_id, outcome, model, input_tokens, output_tokens, trace, started_at, finished_at)
      values (${tenantId}, ${chat}, 'reply', 'm', 5, 6, ${JSON.stringify(trace)}::text::jsonb, '2026-01-01T00:00:00Z', '2026-01-01T00:00:01.5Z') returning id`;
    const turnId = turn?.id ?? "";
    const asked = await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      content: "¿Precio?",
      turn_id: turnId,
    });
    const bubble = await insertMessage(api.sql, {
      tenant_id: tenantId,
      conversation_id: chat,
      role: "assistant",
      content: "Cuesta $ 89.900",
      turn_id: turnId,
      bubble_index: 1,
    });
    const { data } = await api.query("turns.get", { turnId });
    expect(data).toMatchObject({
      id: turnId,
      outcome: "reply",
      durationMs: 1500,
      asked: [{ id: asked, text: "¿Precio?" }],
      steps: [{ kind: "model" }, { kind: "tool", arguments: { query: "puntas" } }],
      facts: [{ id: "f1", text: "$ 89.900" }],
      bubbles: [{ messageId: bubble, text: "Cuesta $ 89.900", factIds: ["f1"] }],
    });
    const { data: page } = await api.query("turns.list", { conversationId: chat });
    expect(page).toMatchObject({ items: [{ id: turnId }], nextCursor: null });
  });
});
