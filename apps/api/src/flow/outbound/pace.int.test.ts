import { afterEach, expect, it } from "vitest";
import { breaches } from "../../testing/invariants.ts";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { pause, until } from "../../testing/until.ts";
import { takeOver } from "../conversation/ownership.ts";

let flow: Flow;
afterEach(() => flow.stop());

const phoneOf = (n: number) => `+549117${String(2_000_000 + n)}`;
const CUSTOMERS = 40;

it("R10, R19: where a number may not send faster, answers wait as rows, and a person who takes such a chat has it at once", async () => {
  flow = await startFlow({ script: () => ({ text: "Hola" }), pace: { perSecond: 4, burst: 1 } });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CUSTOMERS }, (_, n) => flow.ycloud.customer(phoneOf(n)).sendText("hola")),
  );
  const [waiting] = await until(
    () => flow.sql<{ id: string; phone: string }[]>`
      select c.id, c.contact_phone as phone from chat_conversations c
      where exists (select 1 from chat_messages m where m.conversation_id = c.id and m.role = 'assistant'
        and m.send_state in ('queued', 'sending')) order by c.id desc limit 1`,
    (rows) => rows.length === 1 && flow.ycloud.sentMessages.length > 2,
  );
  const before = performance.now();
  const taken = await takeOver(
    { asPerson: flow.db.asOperator, db: flow.db, nerve: flow.nerve },
    { conversationId: waiting?.id ?? "", person: { id: "u1", name: "Marta" }, minutes: 60, force: false },
  );
  expect(taken).toEqual({ kind: "ok", inFlight: false });
  expect(performance.now() - before).toBeLessThan(4_000);
  const leftBefore = flow.ycloud.sentMessages.filter(({ to }) => to === waiting?.phone).length;
  let longest = 0;
  while (flow.ycloud.sentMessages.length < CUSTOMERS - 1 && performance.now() - started < 25_000) {
    const [row] = await flow.sql<{ seconds: number }[]>`
      select coalesce(max(extract(epoch from clock_timestamp() - (send_lease_until - interval '45 seconds'))), 0)::float8 as seconds
      from chat_messages where send_state = 'sending'`;
    longest = Math.max(longest, row?.seconds ?? 0);
    await pause(100);
  }
  expect(longest, "nothing is on its way for long without leaving").toBeLessThan(4);
  await until(
    () => flow.sql`select 1 from chat_messages where send_state in ('queued', 'sending')`,
    (rows) => rows.length === 0,
    15_000,
  );
  expect(flow.ycloud.sentMessages.filter(({ to }) => to === waiting?.phone)).toHaveLength(leftBefore);
  expect(new Set(flow.ycloud.sentMessages.map(({ to }) => to)).size).toBeGreaterThanOrEqual(CUSTOMERS - 1);
  expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
}, 60_000);
