import { afterEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { sendHumanMessage } from "./outbound/humanMessages.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const suspend = () => flow.sql`update tenants set is_active = false`;
const resume = () => flow.sql`update tenants set is_active = true`;
const sent = () => flow.ycloud.sentMessages.map(({ text }) => text);
const answers = (seen: string[]) => async (request: { messages: { content?: unknown }[] }) => {
  seen.push(JSON.stringify(request.messages.at(-1)));
  return { text: "Primera parte." };
};

it("a suspended store's bot says nothing more, its people do, and once resumed only what comes then is answered", async () => {
  const seen: string[] = [];
  flow = await startFlow({ script: answers(seen), debounceMs: 300_000 });
  const ana = flow.ycloud.customer(ANA);
  await ana.sendText("¿hacen envíos?");
  const [chat] = await flow.sql<{ id: string }[]>`select id from chat_conversations`;
  const id = chat?.id ?? "";
  // One reply stands in line, and one turn is due: the two things that could come later.
  await flow.sql`
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state, send_epoch, send_inbound_seq, send_not_before)
    select tenant_id, id, 'assistant', 'Ya te digo', 'queued', ownership_epoch, inbound_seq, now() + interval '1 hour'
    from chat_conversations`;
  await suspend();
  expect(
    await flow.sql`
    select role, send_state, outcome from chat_messages order by seq`,
  ).toMatchObject([
    { role: "user", outcome: "store_off" },
    { role: "assistant", send_state: "cancelled" },
  ]);
  expect(await flow.sql`select turn_due_at from chat_conversations`).toMatchObject([{ turn_due_at: null }]);
  const answer = await flow.db.asOperator(({ sql }) =>
    sendHumanMessage(sql, {
      conversationId: id,
      text: "Soy Marta",
      clientMessageId: "c1",
      person: { id: "u1", name: "Marta" },
      sentFrom: "panel",
      overrideMinutes: 60,
    }),
  );
  if (answer.kind === "ok" && answer.send !== null) flow.sender.dispatch(answer.send);
  await flow.ycloud.waitForSent(1);
  await flow.sql`update chat_conversations set human_override_until = null`;
  await until(
    () => flow.sql`select 1 from chat_conversations where human_override_until is not null`,
    (held) => held.length === 0,
  );
  await ana.sendText("¿y hoy?");
  await resume();
  await flow.sql`update tenants set debounce_ms = 50`;
  await flow.ycloud.customer("+5491166668888").sendText("¿abren mañana?");
  await flow.ycloud.waitForSent(2);
  expect(sent()).toEqual(["Soy Marta", "Primera parte."]);
  expect(seen).toHaveLength(1);
  expect(
    await flow.sql`
    select outcome from chat_messages where role = 'user' and conversation_id = ${id} order by seq`,
  ).toMatchObject([{ outcome: "store_off" }, { outcome: "store_off" }]);
});

it("a turn under way when its store is suspended ends without a word, also where the store is back before its commit", async () => {
  const gate = Promise.withResolvers<undefined>();
  flow = await startFlow({
    script: async () => {
      await gate.promise;
      return { text: "Hola" };
    },
  });
  await flow.ycloud.customer(ANA).sendText("hola");
  await until(
    () => Promise.resolve(flow.model.requests.length),
    (asked) => asked === 1,
  );
  await suspend();
  await resume();
  gate.resolve(undefined);
  // What it asked is paid, though its lease was taken away.
  await until(
    () => flow.sql`select 1 from usage_days`,
    (rows) => rows.length === 1,
  );
  expect(sent()).toEqual([]);
  expect(await flow.sql`select outcome from chat_messages`).toMatchObject([{ outcome: "store_off" }]);
});
