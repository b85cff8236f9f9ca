import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { ChatRequest } from "@platform/simulator";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";
import { returnToBot, takeOver } from "./conversation/ownership.ts";

const ZONE = zoneAtNoon();
let flow: Flow;
let last: ChatRequest | null = null;
let insists = false;
beforeAll(async () => {
  flow = await startFlow({
    debounceMs: 0,
    script: (request) => {
      last = request;
      const told = JSON.stringify(request.messages).includes("no se deriva otra vez");
      if (insists && !told)
        return { call: "derivhumano", arguments: { reason: "precio por mayor", topic: null } };
      return { text: "¡Hola! Soy el asistente virtual de la tienda. Contame qué buscás." };
    },
  });
});
afterAll(() => flow.stop());
beforeEach(async () => {
  insists = false;
  await flow.sql`update tenants set return_idle_minutes = null, return_at_closing = false, opening_hours = null`;
});

let customers = 0;
/** A chat that Marta has, with a message that she has not answered. */
async function withMarta(pending = "¿y en qué colores viene?") {
  customers += 1;
  const phone = `+549117${String(3_000_000 + customers)}`;
  const customer = flow.ycloud.customer(phone);
  const said = () => flow.ycloud.sentMessages.filter(({ to }) => to === phone).map(({ text }) => text);
  await customer.sendText("¿hacen precio por mayor?");
  await until(
    () => Promise.resolve(said()),
    (all) => all.length === 1,
  );
  const [chat] = await flow.sql<{ id: string }[]>`
    select id from chat_conversations where contact_key = contact_key(${phone})`;
  const id = chat?.id ?? "";
  await takeOver(
    { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
    { conversationId: id, person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
  );
  await customer.sendText(pending);
  const outcome = async () => {
    const [row] = await flow.sql<{ outcome: string | null }[]>`
      select outcome from chat_messages where conversation_id = ${id} and role = 'user' order by seq desc limit 1`;
    return row?.outcome ?? null;
  };
  await until(outcome, (now) => now === "with_person");
  const answered = () =>
    until(
      () => Promise.resolve(said()),
      (all) => all.length === 2,
    );
  const row = () => flow.sql`select * from chat_conversations where id = ${id}`.then(([found]) => found);
  return { id, customer, said, outcome, answered, row };
}
const giveBack = (conversationId: string, pending?: "wait") =>
  returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId, pending });

it("by hand: what is pending is answered, by a bot that knows who had the chat, and doesn't greet again", async () => {
  const chat = await withMarta();
  await giveBack(chat.id);
  expect((await chat.answered()).at(-1)).toBe("Contame qué buscás.");
  const prompt = last?.messages.map(({ content }) => JSON.stringify(content)).join("\n") ?? "";
  expect(prompt).toMatch(/De \d\d:\d\d a \d\d:\d\d atendió Marta, y devolvió el chat al asistente\./);
  expect(await chat.row()).toMatchObject({ person_name: "Marta", person_to: expect.any(String) as string });
});

it("by hand: a model that wants to hand over again for the same answers itself", async () => {
  const chat = await withMarta();
  insists = true;
  await giveBack(chat.id);
  expect((await chat.answered()).at(-1)).toBe("Contame qué buscás.");
  expect(await chat.row()).toMatchObject({ waiting_since: null });
});

it("by hand, with what is pending read: an explicit wish that stands there hands nothing over, a new one does", async () => {
  const chat = await withMarta("quiero hablar con una persona");
  await giveBack(chat.id);
  await chat.answered();
  expect(await chat.outcome()).toBe("answered");
  await chat.customer.sendText("quiero hablar con una persona");
  await until(chat.row, (row) => row?.["waiting_since"] !== null);
});

it("by hand, to wait: the bot says nothing before the customer writes again, and nobody is called", async () => {
  const chat = await withMarta();
  await giveBack(chat.id, "wait");
  await pause(400);
  expect(chat.said()).toHaveLength(1);
  expect(await chat.row()).toMatchObject({
    waiting_since: null,
    human_override_until: null,
    turn_due_at: null,
  });
  await chat.customer.sendText("¿hola?");
  await chat.answered();
});

it.each(["now()", "null"])("by time, or by SQL that sets %s: what is pending is answered", async (end) => {
  const chat = await withMarta();
  await flow.sql.unsafe(
    `update chat_conversations set human_override_until = ${end} where id = '${chat.id}'`,
  );
  await chat.answered();
  expect(await chat.row()).toMatchObject({
    human_override_until: null,
    override_source: null,
    assignee_name: null,
  });
});

it("after inactivity, where the store wants that: as long as nobody of the team writes", async () => {
  const chat = await withMarta();
  const silent = (minutes: number) => flow.sql`
    update chat_conversations set person_from = now() - make_interval(mins => ${minutes}),
      last_human_at = case when last_human_at is not null then now() - make_interval(mins => ${minutes}) end
    where id = ${chat.id}`;
  await silent(31);
  await flow.sql`select end_idle_overrides()`;
  expect(await chat.row()).toMatchObject({ assignee_name: "Marta" });
  // The worker sweeps, too: what it may not end yet is so before the store wants it.
  await silent(29);
  await flow.sql`update tenants set return_idle_minutes = 30`;
  await flow.sql`select end_idle_overrides()`;
  expect(await chat.row()).toMatchObject({ assignee_name: "Marta" });
  await silent(31);
  await flow.sql`select end_idle_overrides()`;
  await chat.answered();
});

it("at closing, where the store wants that: the takeover ends with the opening hours", async () => {
  await flow.sql`
    update tenants set return_at_closing = true, timezone = ${ZONE}, opening_hours = jsonb_build_object(
      lower(to_char(now() at time zone ${ZONE} - interval '1 hour', 'DY')), jsonb_build_array(jsonb_build_object(
        'from', to_char(now() at time zone ${ZONE} - interval '1 hour', 'HH24:MI'),
        'to', to_char(now() at time zone ${ZONE} + interval '20 minutes', 'HH24:MI'))))`;
  const chat = await withMarta();
  const end = Date.parse(String((await chat.row())?.["human_override_until"]));
  expect(end - Date.now()).toBeLessThan(20 * 60_000 + 1_000);
  await flow.sql`update chat_conversations set human_override_until = human_override_until - interval '20 minutes' where id = ${chat.id}`;
  await chat.answered();
});

it.each([
  ["too old", "last_inbound_at = last_inbound_at - interval '13 hours', last_human_at = null"],
  ["outside of the window", "window_closes_at = now()"],
])("with what is pending %s, the chat waits for a person, and the team is told", async (_why, change) => {
  const chat = await withMarta();
  await flow.sql.unsafe(`update chat_conversations set ${change} where id = '${chat.id}'`);
  await flow.sql`update chat_conversations set human_override_until = now() where id = ${chat.id}`;
  await until(chat.row, (row) => row?.["waiting_reason"] === "unanswered_at_return");
  expect(chat.said()).toHaveLength(1);
  expect(
    await flow.sql`select 1 from handoffs where conversation_id = ${chat.id} and closed_at is null`,
  ).toHaveLength(1);
});
