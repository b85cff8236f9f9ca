import { afterEach, expect, it } from "vitest";
import { breaches } from "../../testing/invariants.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { takeOver } from "../conversation/ownership.ts";

let flow: Flow;
afterEach(() => flow.stop());

const phoneOf = (n: number) => `+549117${String(2_000_000 + n)}`;
const write = (customers: number) =>
  Promise.all(Array.from({ length: customers }, (_, n) => flow.ycloud.customer(phoneOf(n)).sendText("hola")));
const waiting = async () =>
  await flow.sql<{ id: string; phone: string }[]>`
    select c.id, c.contact_phone as phone from chat_conversations c
    where exists (select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'assistant'
      and m.send_state in ('queued', 'sending')) order by c.id desc`;
const takeFrom = (conversationId: string) =>
  takeOver(
    { asPerson: flow.db.asOperator, db: flow.db, hints: flow.hints },
    { conversationId, person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
  );

it("R10, R19: where a number may hardly send, answers wait as rows, and a person who takes such a chat has it at once", async () => {
  // The second would leave in an hour, the others after it.
  flow = await startFlow({ script: () => ({ text: "Hola" }), pace: { perSecond: 1 / 3_600, burst: 1 } });
  await write(12);
  const states = () =>
    flow.sql<{ state: string }[]>`
      select send_state as state from chat_messages where role = 'assistant' and send_state <> 'accepted'`;
  await until(states, (rows) => rows.length >= 10 && rows.every(({ state }) => state === "queued"));
  const [chat] = await waiting();
  expect(await takeFrom(chat?.id ?? "")).toEqual({ kind: "ok", inFlight: false });
  await flow.sql`update tenants set mode = 'off'`;
});

it("R10, R19: what waits for its number's pace leaves, each once, and nothing in a chat that a person has taken", async () => {
  const customers = 40;
  flow = await startFlow({ script: () => ({ text: "Hola" }), pace: { perSecond: 8, burst: 1 } });
  // All could have left before the last of them had written.
  const written = write(customers);
  const [taken] = await until(waiting, (rows) => rows.length > 0 && flow.ycloud.sentMessages.length > 2);
  expect(await takeFrom(taken?.id ?? "")).toEqual({ kind: "ok", inFlight: false });
  await written;
  const leftBefore = flow.ycloud.sentMessages.filter(({ to }) => to === taken?.phone).length;
  await flow.untilQuiet();
  expect(flow.ycloud.sentMessages.filter(({ to }) => to === taken?.phone)).toHaveLength(leftBefore);
  expect(new Set(flow.ycloud.sentMessages.map(({ to }) => to)).size).toBeGreaterThanOrEqual(customers - 1);
  expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
});
