import type { LiveEvent } from "@platform/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLiveHub } from "../../live/index.ts";
import { startFlow, type Flow, type FlowProcess } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { takeOver } from "../conversation/ownership.ts";

let flow: Flow;
let second: FlowProcess;
let customers = 0;
/** How long the model takes over what is to be answered slowly. */
let thinking: Promise<void> = Promise.resolve();
const asked = (text: string) =>
  until(
    async () => flow.model.requests.some(({ messages }) => JSON.stringify(messages).includes(text)),
    (there) => there,
  );
beforeAll(async () => {
  flow = await startFlow({
    provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
    script: async ({ messages }) => {
      const said = messages.filter(({ role }) => role === "user").map(({ content }) => String(content));
      if (said.at(-1)?.includes("despacio") === true) await thinking;
      if (said.at(-1)?.includes("en tres") === true)
        return { text: inThree(said.at(-1)?.split(" ")[0] ?? "") };
      return { text: `Leí: ${said.join(" / ")}` };
    },
  });
  second = await flow.addProcess();
});
afterAll(() => flow.stop());

const inThree = (name: string) =>
  ["primero", "segundo", "tercero"]
    .map((word) => `${name} ${word}. ${"Con gusto te cuento. ".repeat(30)}`)
    .join("\n\n");
/** A customer's name in their own words; a number in a reply would be checked as a fact. */
const tag = (phone: string) =>
  phone.replace(/\D/g, "").replace(/\d/g, (digit) => "abcdefghij"[Number(digit)] ?? "");
const tail = () => String(20_000_000 + (customers += 1));
const newPhone = () => `+54911${tail()}`;
const newUser = () => `AR.77${tail()}`;
type Who = Parameters<Flow["ycloud"]["customer"]>[0];
const write = (who: Who, text: string) => flow.ycloud.customer(who).sendText(text);
interface Chat {
  id: string;
  external_user_id: string;
  contact_phone: string | null;
  provider_user_id: string | null;
  unread_count: number;
  human_override_until: string | null;
  bot_excluded: boolean;
  said: string[];
}
/** Every chat in which any of these words stand. */
const chatsWith = (...words: string[]) => flow.sql<Chat[]>`
  select c.*, array(select m.content from chat_messages m where m.conversation_id = c.id and m.role = 'user' order by m.sent_at, m.seq) as said
  from chat_conversations c where exists (
    select 1 from chat_messages m where m.conversation_id = c.id and m.content = any(${words}::text[])) order by c.id`;
const post = (event: object, url = flow.url) => flow.ycloud.postEvent(event as never, { url });
const noticeOf = (phone: string, next: string, at = Date.now()) => {
  const event = flow.ycloud.customer(phone).build({ type: "text", text: "x" }, { at });
  const message = event["whatsappInboundMessage"] as object;
  const system = { type: "user_changed_number", body: "cambió de número", new_wa_id: next.slice(1) };
  return { ...event, whatsappInboundMessage: { ...message, type: "system", text: undefined, system } };
};
const reactionOf = (who: Who) => {
  const event = flow.ycloud.customer(who).build({ type: "text", text: "x" });
  const reaction = { message_id: "wamid.of_some_message", emoji: "👍" };
  const message = event["whatsappInboundMessage"] as object;
  return { ...event, whatsappInboundMessage: { ...message, type: "reaction", text: undefined, reaction } };
};
const settled = () => flow.untilQuiet();
const sentTo = (phone: string) =>
  flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => text);

describe("both forms of a number", () => {
  it.each<[string, (n: string) => string[]]>([
    ["Argentina", (n) => [`+54911${n}`, `+5411${n}`]],
    ["Brasil", (n) => [`+55119${n.replace(/^./, "8")}`, `+5511${n.replace(/^./, "8")}`]],
    ["México", (n) => [`+52155${n}`, `+5255${n}`]],
  ])("at once, over two processes, are one chat each: %s", async (_country, forms) => {
    const numbers = Array.from({ length: 12 }, () => forms(tail()));
    const events = numbers.flatMap((spellings, n) =>
      [0, 1, 2].flatMap((again) =>
        spellings.map((phone, form) => ({
          event: flow.ycloud.customer(phone).build({ type: "text", text: `${tag(phone)} ${again}` }),
          url: (n + form + again) % 2 === 0 ? flow.url : second.url,
        })),
      ),
    );
    const answers = await Promise.all(
      events.map(({ event, url }) =>
        // What a busy machine did not store in time comes again, as from the provider.
        until(
          () => post(event, url),
          ({ status }) => status !== 503,
        ),
      ),
    );
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    for (const spellings of numbers) {
      const chats = await chatsWith(
        ...spellings.flatMap((phone) => [0, 1, 2].map((again) => `${tag(phone)} ${again}`)),
      );
      expect(chats).toHaveLength(1);
      expect(chats[0]?.said).toHaveLength(6);
    }
    await settled();
  });
});

it("what people call a customer stays, whatever name the next message brings", async () => {
  const phone = newPhone();
  await write(phone, `${tag(phone)} uno`);
  await flow.sql`
    update chat_conversations set given_name = 'Ana Sosa', display_name = 'Ana Sosa'
    where external_user_id = ${phone.slice(1)}`;
  await write(phone, `${tag(phone)} dos`);
  const named =
    await flow.sql`select display_name from chat_conversations where external_user_id = ${phone.slice(1)}`;
  expect(named).toEqual([{ display_name: "Ana Sosa" }]);
});

describe("changed numbers", () => {
  it("twice, each told of twice, are one chat that is written to at the last", async () => {
    const [first, next, last] = [newPhone(), newPhone(), newPhone()];
    await write(first, `${tag(first)} uno`);
    for (const event of [noticeOf(first, next), noticeOf(first, next)]) await post(event);
    await write(next, `${tag(first)} dos`);
    for (const event of [noticeOf(next, last), noticeOf(next, last)]) await post(event, second.url);
    await write(last, `${tag(first)} tres`);
    const chats = await chatsWith(`${tag(first)} uno`, `${tag(first)} dos`, `${tag(first)} tres`);
    expect(chats).toHaveLength(1);
    expect(chats[0]).toMatchObject({ contact_phone: last, external_user_id: last.slice(1) });
    expect(chats[0]?.said).toHaveLength(3);
    await settled();
    expect(sentTo(last).at(-1)).toContain("tres");
  });

  it("whose new number writes before the change is told are one chat, and what was open is answered once", async () => {
    const [old, next] = [newPhone(), newPhone()];
    await write(old, `${tag(old)} antes`);
    await settled();
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    thinking = promise;
    await write(next, `${tag(old)} despacio, soy yo`);
    await asked(`${tag(old)} despacio`);
    await post(noticeOf(old, next));
    await write(next, `${tag(old)} ¿están?`);
    answer();
    await settled();
    const chats = await chatsWith(`${tag(old)} antes`, `${tag(old)} despacio, soy yo`, `${tag(old)} ¿están?`);
    expect(chats).toHaveLength(1);
    expect(chats[0]).toMatchObject({
      contact_phone: next,
      said: [`${tag(old)} antes`, `${tag(old)} despacio, soy yo`, `${tag(old)} ¿están?`],
    });
    expect(sentTo(next)).toHaveLength(1);
    expect(sentTo(next)[0]).toContain("despacio");
    expect(sentTo(next)[0]).toContain("¿están?");
  });

  it("told again much later move nobody who has the old number by then", async () => {
    const [old, next] = [newPhone(), newPhone()];
    await write(old, `${tag(old)} ella`);
    const notice = noticeOf(old, next, Date.now() - 5 * 3_600_000);
    await flow.sql`
      update chat_messages set sent_at = sent_at - interval '9 hours'
      where conversation_id in (select id from chat_conversations where contact_key = contact_key(${old}))`;
    await post(notice);
    await write(old, `${tag(old)} él`);
    await post({ ...notice, id: "evt_told_again" });
    await post({ ...noticeOf(old, next, Date.now() - 5 * 3_600_000) });
    const [hers, ...none] = await chatsWith(`${tag(old)} ella`);
    const [his] = await chatsWith(`${tag(old)} él`);
    expect(none).toEqual([]);
    expect(hers).toMatchObject({ contact_phone: next, said: [`${tag(old)} ella`] });
    expect(his).toMatchObject({ contact_phone: old, said: [`${tag(old)} él`] });
    await settled();
  });

  it("of somebody who never wrote stand in the new number's chat, which is there for the first message", async () => {
    const [old, next] = [newPhone(), newPhone()];
    for (const event of [noticeOf(old, next), noticeOf(old, next)])
      expect((await post(event)).status).toBe(200);
    await write(next, `${tag(next)} hola`);
    const chats = await flow.sql`
      select contact_phone from chat_conversations
      where contact_key in (contact_key(${old}), contact_key(${next}))`;
    expect(chats).toMatchObject([{ contact_phone: next }]);
    await settled();
    expect(sentTo(next)).toHaveLength(1);
  });

  it("to one that was somebody else's long ago show nobody the other's chat", async () => {
    const [hers, his] = [newPhone(), newPhone()];
    await write(his, `${tag(his)} secreto`);
    await settled();
    await flow.sql`
      update chat_messages set sent_at = sent_at - interval '90 days'
      where conversation_id in (select id from chat_conversations where contact_key = contact_key(${his}))`;
    await flow.sql`
      update chat_conversations set created_at = created_at - interval '90 days', last_inbound_at = last_inbound_at - interval '90 days',
        window_closes_at = window_closes_at - interval '90 days' where contact_key = contact_key(${his})`;
    await write(hers, `${tag(hers)} hola`);
    await settled();
    await post(noticeOf(hers, his));
    await write(his, `${tag(hers)} soy yo`);
    await settled();
    const [chat, ...others] = await chatsWith(`${tag(hers)} soy yo`);
    expect(others).toEqual([]);
    expect(chat?.said).toEqual([`${tag(hers)} hola`, `${tag(hers)} soy yo`]);
    expect(await chatsWith(`${tag(his)} secreto`)).toMatchObject([
      { contact_phone: null, said: [`${tag(his)} secreto`] },
    ]);
    expect(sentTo(his).join()).not.toContain("secreto / ");
  });
});

describe("a customer who hides the number at times", () => {
  it("and was known by number and by user id apart is one chat once both are seen together", async () => {
    const [phone, userId] = [newPhone(), newUser()];
    await write(phone, `${tag(phone)} con número`);
    await settled();
    await write({ userId }, `${tag(phone)} sin número`);
    await settled();
    const two = await chatsWith(`${tag(phone)} con número`, `${tag(phone)} sin número`);
    expect(two).toHaveLength(2);
    const live = createLiveHub({ db: flow.db, hints: flow.hints });
    const told: LiveEvent[] = [];
    const reading = (async () => {
      for await (const news of live.subscribe({ scope: "all" })) told.push(...news.map(({ event }) => event));
    })();
    // It listens from here on.
    await expect.poll(() => told.length).toBeGreaterThan(0);
    await write({ userId, phone }, `${tag(phone)} con los dos`);
    await settled();
    const chats = await chatsWith(
      `${tag(phone)} con número`,
      `${tag(phone)} sin número`,
      `${tag(phone)} con los dos`,
    );
    expect(chats).toHaveLength(1);
    expect(chats[0]).toMatchObject({
      contact_phone: phone,
      external_user_id: phone.slice(1),
      provider_user_id: userId,
    });
    expect(chats[0]?.said).toHaveLength(3);
    expect(sentTo(phone).at(-1)).toContain("con los dos");
    // Told again wherever an earlier event of that chat was read after its end; never of the chat that stays. Of chats
    // that ended before it may hear too: what is older than a transaction that still runs anywhere is not settled.
    const ids = two.map(({ id }) => id);
    const gone = () =>
      new Set(ids.filter((id) => told.some((e) => e.kind === "gone" && e.conversationId === id)));
    await expect.poll(gone).toEqual(new Set(ids.filter((id) => id !== chats[0]?.id)));
    const moved = told.flatMap((event) => (event.kind === "message" ? [event.message] : []));
    expect(moved.findLast(({ text }) => text === `${tag(phone)} sin número`)?.conversationId).toBe(
      chats[0]?.id,
    );
    await live.close();
    await reading;
  });

  it("stays with the person who has either of the two chats", async () => {
    const [phone, userId] = [newPhone(), newUser()];
    await write(phone, `${tag(phone)} uno`);
    await write({ userId }, `${tag(phone)} dos`);
    await settled();
    const [, hidden] = await chatsWith(`${tag(phone)} uno`, `${tag(phone)} dos`);
    await takeOver(
      { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
      { conversationId: hidden?.id ?? "", person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
    );
    const before = flow.ycloud.sentMessages.length;
    await write({ userId, phone }, `${tag(phone)} tres`);
    await settled();
    const [chat] = await chatsWith(`${tag(phone)} tres`);
    expect(chat?.human_override_until).not.toBeNull();
    expect(flow.ycloud.sentMessages).toHaveLength(before);
    const [last] = await flow.sql`
      select outcome from chat_messages where content = ${`${tag(phone)} tres`}`;
    expect(last).toMatchObject({ outcome: "with_person" });
  });

  it("and a bot that is thinking in one of the chats answers once, knowing both", async () => {
    const [phone, userId] = [newPhone(), newUser()];
    const { promise, resolve: answer } = Promise.withResolvers<void>();
    thinking = promise;
    await Promise.all([
      write(phone, `${tag(phone)} despacio uno`),
      write({ userId }, `${tag(phone)} despacio dos`),
    ]);
    await Promise.all(["uno", "dos"].map((word) => asked(`${tag(phone)} despacio ${word}`)));
    await write({ userId, phone }, `${tag(phone)} tres`);
    answer();
    await settled();
    const answers = flow.ycloud.sentMessages
      .filter(({ text }) => text?.includes(tag(phone)) === true)
      .map(({ text }) => text);
    expect(answers).toHaveLength(1);
    for (const word of ["uno", "dos", "tres"]) expect(answers[0]).toContain(word);
  });

  it("and is being answered in one of the chats hears all of that answer, in order, and then the next", async () => {
    const [phone, userId] = [newPhone(), newUser()];
    await write(phone, `${tag(phone)} uno`);
    await settled();
    const provider = Promise.withResolvers<void>();
    flow.ycloud.faults.next({ kind: "held", until: provider.promise });
    await write({ userId }, `${tag(phone)} en tres`);
    await until(
      () =>
        flow.sql`select 1 from chat_messages where send_state = 'sending' and content like ${`${tag(phone)} primero%`}`,
      (rows) => rows.length === 1,
    );
    await post(reactionOf({ phone, userId }));
    provider.resolve();
    await settled();
    const left = flow.ycloud.sentMessages
      .filter(({ text }) => text?.includes(tag(phone)) === true)
      .map(({ text }) => text);
    expect(left.slice(-3).map((text) => text?.split(" ")[1])).toEqual(["primero.", "segundo.", "tercero."]);
    const [chat, ...others] = await chatsWith(`${tag(phone)} uno`, `${tag(phone)} en tres`);
    expect(others).toEqual([]);
    const states = await flow.sql<{ send_state: string }[]>`
      select send_state from chat_messages where conversation_id = ${chat?.id ?? ""} and role = 'assistant'`;
    expect(new Set(states.map((row) => row.send_state))).toEqual(new Set(["accepted"]));
  });

  it("whom the bot is to leave alone in one of the chats is left alone; scripts' ids may be the same in both", async () => {
    const [phone, userId] = [newPhone(), newUser()];
    await write(phone, `${tag(phone)} uno`);
    await write({ userId }, `${tag(phone)} dos`);
    await settled();
    const both = await chatsWith(`${tag(phone)} uno`, `${tag(phone)} dos`);
    await flow.sql`update chat_conversations set bot_excluded = true, labels = array['vip'] where id = ${both[1]?.id ?? ""}`;
    for (const { id } of both)
      await flow.sql`
        insert into chat_messages (tenant_id, conversation_id, role, content, client_message_id, send_state)
        values (${flow.tenantId}, ${id}, 'human_supervisor', ${`${tag(phone)} a mano`}, 'c1', 'accepted')`;
    const before = flow.ycloud.sentMessages.length;
    await write({ userId, phone }, `${tag(phone)} tres`);
    await settled();
    expect(flow.ycloud.sentMessages).toHaveLength(before);
    const [chat, ...others] = await chatsWith(`${tag(phone)} uno`, `${tag(phone)} dos`, `${tag(phone)} tres`);
    expect(others).toEqual([]);
    expect(chat).toMatchObject({
      bot_excluded: true,
      labels: ["vip"],
      said: [`${tag(phone)} uno`, `${tag(phone)} dos`, `${tag(phone)} tres`],
    });
    expect(
      await flow.sql`select 1 from chat_messages where content = ${`${tag(phone)} a mano`}`,
    ).toHaveLength(2);
  });

  it("ends in one chat in whatever order and wherever the three kinds of message arrive", async () => {
    const people = Array.from({ length: 10 }, () => ({ phone: newPhone(), userId: newUser() }));
    const events = people.flatMap(({ phone, userId }) =>
      [{ phone }, { userId }, { phone, userId }, { userId }, { phone }].map((who, n) => ({
        event: flow.ycloud.customer(who).build({ type: "text", text: `${tag(phone)} ${n}` }),
        url: Math.random() < 0.5 ? flow.url : second.url,
      })),
    );
    const answers = await Promise.all(
      events.toSorted(() => Math.random() - 0.5).map(({ event, url }) => post(event, url)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    for (const { phone, userId } of people) await write({ phone, userId }, `${tag(phone)} 5`);
    await settled();
    expect(await flow.sql`select event_key, error from webhook_events where state = 'failed'`).toEqual([]);
    for (const { phone } of people) {
      const chats = await chatsWith(...[0, 1, 2, 3, 4, 5].map((n) => `${tag(phone)} ${n}`));
      expect(chats).toHaveLength(1);
      expect(chats[0]?.said).toHaveLength(6);
      expect(chats[0]?.unread_count).toBe(6);
    }
  });
});
