import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { takeOver } from "./conversation/ownership.ts";

let flow: Flow;
let customers = 0;
/** How long the model takes over what is to be answered slowly. */
let thinking: Promise<void> = Promise.resolve();
beforeAll(async () => {
  flow = await startFlow({
    provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
    script: async ({ messages }) => {
      if (lastWords(messages).includes("despacio")) await thinking;
      return { text: "Contame un poco más." };
    },
  });
});
afterAll(() => flow.stop());

const lastWords = (messages: readonly { role: string; content?: unknown }[]): string =>
  JSON.stringify(messages.findLast(({ role }) => role === "user")?.content);
/** What the model was last asked. */
const asked = () => lastWords(flow.model.requests.at(-1)?.messages ?? []);

const person = { id: "u1", name: "Marta" };
const people = () => ({ asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints });
const newPhone = () => `+5491177${String(1_00_000 + (customers += 1))}`;
const newWamid = () => `wamid.tarde${(customers += 1)}`;
type Row = Record<string, unknown>;
const chatOf = async (phone: string) => {
  const [row] = await flow.sql<Row[]>`
    select * from chat_conversations where contact_key = contact_key(${phone})`;
  return row ?? {};
};
const messagesOf = (phone: string) => flow.sql<Row[]>`
  select m.* from chat_messages m join chat_conversations c on c.id = m.conversation_id
  where c.contact_key = contact_key(${phone}) order by m.seq`;
const customersWords = async (phone: string) =>
  (await messagesOf(phone)).filter(({ role }) => role === "user");
const sentTo = (phone: string) =>
  flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => String(text));
const untilSent = (phone: string, count: number) =>
  until(
    async () => sentTo(phone),
    (texts) => texts.length === count,
  );
const untilAnswered = (phone: string) =>
  until(
    () => customersWords(phone),
    (rows) => rows.length > 0 && rows.every(({ outcome }) => outcome !== null),
  );
const post = (event: unknown) => flow.ycloud.postEvent(event as never);
const ask = (phone: string, text: string) => flow.ycloud.customer(phone).sendText(text);

/** An inbound event of any content with other fields. */
function inbound(phone: string, fields: Row, at = Date.now()) {
  const event = flow.ycloud.customer(phone).build({ type: "text", text: "x" }, { at });
  return {
    ...event,
    createTime: new Date(at).toISOString(),
    whatsappInboundMessage: { ...(event["whatsappInboundMessage"] as Row), ...fields },
  };
}
const edit = (phone: string, { wamid, body }: { wamid: string; body: string }, at = Date.now()) =>
  inbound(
    phone,
    {
      type: "edit",
      text: undefined,
      edit: { originalMessageId: wamid, message: { type: "text", text: { body } } },
    },
    at,
  );
const reaction = (phone: string, { target, emoji }: { target: string; emoji: string | null }, at: number) =>
  inbound(
    phone,
    {
      type: "reaction",
      text: undefined,
      reaction: { message_id: target, ...(emoji === null ? {} : { emoji }) },
    },
    at,
  );
const reactionsOf = async (target: string) =>
  (
    await flow.sql<
      Row[]
    >`select emoji from chat_reactions where target_wamid = ${target} and emoji is not null`
  ).map(({ emoji }) => emoji);

describe("reactions, whatever the order they come in", () => {
  const start = Date.parse("2026-11-20T12:00:00Z");

  it("one that was taken back stays so, though it comes after its end", async () => {
    const [phone, target] = [newPhone(), newWamid()];
    await post(reaction(phone, { target, emoji: null }, start + 5_000));
    await post(reaction(phone, { target, emoji: "❤️" }, start));
    expect(await reactionsOf(target)).toEqual([]);
    await post(reaction(phone, { target, emoji: "🔥" }, start + 9_000));
    expect(await reactionsOf(target)).toEqual(["🔥"]);
  });

  it("within one second the event's own time decides, in one group too", async () => {
    const [phone, target] = [newPhone(), newWamid()];
    await post(reaction(phone, { target, emoji: null }, start + 700));
    await post(reaction(phone, { target, emoji: "❤️" }, start + 200));
    expect(await reactionsOf(target)).toEqual([]);
    const grouped = newWamid();
    await Promise.all([
      post(reaction(phone, { target: grouped, emoji: "👍" }, start + 900)),
      post(reaction(phone, { target: grouped, emoji: null }, start + 100)),
      post(reaction(phone, { target: grouped, emoji: "😮" }, start)),
    ]);
    expect(await reactionsOf(grouped)).toEqual(["👍"]);
  });
});

describe("a message that comes after its edit", () => {
  it("brings its picture, and the answer has seen both", async () => {
    const [phone, wamid] = [newPhone(), newWamid()];
    const at = Date.now() - 10_000;
    await post(edit(phone, { wamid, body: "¿tenés esta en azul?" }, at + 5_000));
    await untilSent(phone, 1);
    const picture = flow.ycloud
      .customer(phone)
      .build({ type: "image", caption: "¿tenés esta?" }, { at, wamid });
    await post(picture);
    await untilSent(phone, 2);
    const rows = await untilAnswered(phone);
    expect(rows).toMatchObject([
      {
        message_type: "image",
        content: "¿tenés esta en azul?",
        details: { editedFrom: "¿tenés esta?" },
        outcome: "answered",
      },
    ]);
    expect(rows[0]?.["media_id"]).not.toBeNull();
    expect(asked()).toContain("imagen adjunta");
    // A second delivery changes nothing more.
    await post({ ...picture, id: `evt_again_${wamid}` });
    expect(
      await flow.sql`select 1 from chat_media where provider_link = (
      select provider_link from chat_media where id = ${String(rows[0]?.["media_id"])})`,
    ).toHaveLength(1);
  });

  it("reads as it was corrected last, though that came first of all", async () => {
    const [phone, wamid] = [newPhone(), newWamid()];
    const at = Date.now() - 20_000;
    await post(edit(phone, { wamid, body: "tercera" }, at + 9_000));
    await post(edit(phone, { wamid, body: "segunda" }, at + 4_000));
    await post(inbound(phone, { wamid, text: { body: "primera" } }, at));
    expect(await customersWords(phone)).toMatchObject([
      { content: "tercera", details: { editedFrom: "primera" } },
    ]);
  });

  it("brings what it was an answer to", async () => {
    const [phone, wamid] = [newPhone(), newWamid()];
    await ask(phone, "hola");
    await untilSent(phone, 1);
    const bubbles = () => flow.sql<{ wamid: string | null }[]>`
      select wamid from chat_messages where role = 'assistant' and conversation_id = ${String(chat["id"])}`;
    const chat = await chatOf(phone);
    const [bubble] = await until(bubbles, ([row]) => typeof row?.wamid === "string");
    await post(edit(phone, { wamid, body: "esa, la segunda" }));
    await untilSent(phone, 2);
    await post(inbound(phone, { wamid, text: { body: "esa" }, context: { id: bubble?.wamid } }));
    await untilSent(phone, 3);
    expect((await customersWords(phone)).at(-1)).toMatchObject({
      content: "esa, la segunda",
      quoted_wamid: bubble?.wamid,
    });
  });
});

describe("an edit of what the bot has answered", () => {
  it("is a question again: the answer tells of both wordings, in one more reply", async () => {
    const phone = newPhone();
    const { wamid } = await ask(phone, "¿Hay talle 38?");
    await untilSent(phone, 1);
    await until(
      () => messagesOf(phone),
      (rows) => rows.some(({ role, send_state: state }) => role === "assistant" && state === "accepted"),
    );
    await post(edit(phone, { wamid, body: "¿Hay talle 39?" }, Date.now() + 1_000));
    await untilSent(phone, 2);
    expect(asked()).toContain("¿Hay talle 39?");
    expect(asked()).toContain("¿Hay talle 38?");
    const [row] = await untilAnswered(phone);
    expect(row).toMatchObject({ content: "¿Hay talle 39?", outcome: "answered" });
    expect(
      await flow.sql`select 1 from handoffs where conversation_id = ${String(row?.["conversation_id"])}`,
    ).toEqual([]);
  });

  it("that only spells it otherwise is shown and asks nothing", async () => {
    const phone = newPhone();
    const { wamid } = await ask(phone, "hay talle treinta");
    await untilSent(phone, 1);
    await untilAnswered(phone);
    await post(edit(phone, { wamid, body: "¿Hay talle treinta?" }, Date.now() + 1_000));
    expect(await chatOf(phone)).toMatchObject({
      turn_due_at: null,
      last_message_preview: "Contame un poco más.",
    });
    expect(await customersWords(phone)).toMatchObject([
      { content: "¿Hay talle treinta?", outcome: "answered" },
    ]);
  });

  it("while the answer is being written supersedes nothing, and is answered next", async () => {
    const phone = newPhone();
    const before = flow.model.requests.length;
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    thinking = promise;
    const { wamid } = await ask(phone, "despacio: ¿hay en rojo?");
    await until(
      async () => flow.model.requests.length,
      (count) => count > before,
    );
    await post(edit(phone, { wamid, body: "despacio: ¿hay en verde?" }, Date.now() + 1_000));
    answer();
    await untilSent(phone, 2);
    await untilAnswered(phone);
    expect(asked()).toContain("verde");
    const turns =
      await flow.sql`select outcome from turns where conversation_id = ${String((await chatOf(phone))["id"])} order by started_at`;
    expect(turns).toMatchObject([{ outcome: "reply" }, { outcome: "reply" }]);
  });

  it("goes to the person who has the chat, not to the bot", async () => {
    const phone = newPhone();
    const { wamid } = await ask(phone, "¿Abren el lunes?");
    await untilSent(phone, 1);
    const conversationId = String((await chatOf(phone))["id"]);
    await takeOver(people(), { conversationId, person, minutes: 5, force: false });
    await post(edit(phone, { wamid, body: "¿Abren el martes?" }, Date.now() + 1_000));
    expect(await untilAnswered(phone)).toMatchObject([
      { content: "¿Abren el martes?", outcome: "with_person" },
    ]);
    expect(sentTo(phone)).toHaveLength(1);
  });
});

describe("a message without wamid", () => {
  const nameless = (phone: string, fields: Row, at: number) =>
    inbound(phone, { wamid: undefined, id: undefined, ...fields }, at);

  it("is one message under two event ids, at once and one after the other", async () => {
    const phone = newPhone();
    const at = Date.now() - 30_000;
    await Promise.all([
      post({
        ...nameless(phone, { id: "a1", text: { body: "hola" } }, at),
        createTime: new Date(at).toISOString(),
      }),
      post(nameless(phone, { id: "a2", text: { body: "hola" } }, at)),
    ]);
    await post({ ...nameless(phone, { text: { body: "hola" } }, at), type: "whatsapp.smb.history" });
    expect(await customersWords(phone)).toHaveLength(1);
    expect(await chatOf(phone)).toMatchObject({ unread_count: 1 });
    await untilSent(phone, 1);
  });

  it("and its like at another second, or of another kind, are two", async () => {
    const phone = newPhone();
    const at = Date.now() - 30_000;
    await post(nameless(phone, { text: { body: "ok" } }, at));
    await post(nameless(phone, { text: { body: "ok" } }, at + 2_000));
    await post(nameless(phone, { type: "button", text: undefined, button: { text: "ok" } }, at));
    expect(await customersWords(phone)).toHaveLength(3);
  });

  it("keeps its file once", async () => {
    const phone = newPhone();
    const at = Date.now() - 30_000;
    const picture = flow.ycloud.customer(phone).build({ type: "image", caption: "esta" }, { at });
    const message = { ...(picture["whatsappInboundMessage"] as Row), wamid: undefined };
    for (const id of ["uno", "dos"])
      await post({ ...picture, id: `evt_${phone}_${id}`, whatsappInboundMessage: { ...message, id } });
    const [row, ...others] = await customersWords(phone);
    expect(others).toEqual([]);
    const link = (message["image" as never] as { link: string }).link;
    expect(await flow.sql`select id from chat_media where provider_link = ${link}`).toMatchObject([
      { id: row?.["media_id"] },
    ]);
  });
});

describe("what is opened again", () => {
  it("R20: by the chat's return is no silence yet, however long ago it was written", async () => {
    const phone = newPhone();
    await ask(phone, "hola");
    await untilSent(phone, 1);
    const id = String((await chatOf(phone))["id"]);
    await takeOver(people(), { conversationId: id, person, minutes: 5, force: false });
    await ask(phone, "¿siguen ahí?");
    await untilAnswered(phone);
    await flow.sql.begin(async (tx) => {
      await tx`update chat_messages set created_at = now() - interval '20 minutes' where conversation_id = ${id}`;
      await tx`select return_to_bot(${id})`;
      await tx`select notice_silence()`;
    });
    expect(await chatOf(phone)).toMatchObject({ waiting_since: null });
    await untilSent(phone, 2);
  });
});
