import { createTestDatabase, openTestDatabase, rowsReadBy } from "@platform/db/testing";
import { pino } from "pino";
import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { watchOnce } from "./watchdog.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const look = () => watchOnce({ sql: flow.sql, hints: flow.hints, log: pino({ level: "silent" }) });
const handoffs = () => flow.sql`select cause, reason from handoffs`;
const chat = () => flow.sql`select * from chat_conversations`.then(([row]) => row ?? {});
const outcomes = () =>
  flow.sql<
    { outcome: string | null }[]
  >`select outcome from chat_messages where role = 'user' order by seq`.then((rows) =>
    rows.map(({ outcome }) => outcome),
  );
const minutesPass = async (minutes: number): Promise<void> => {
  await flow.sql`update chat_messages set created_at = created_at - make_interval(mins => ${minutes})`;
  await flow.sql`update chat_conversations set turn_due_at = turn_due_at - make_interval(mins => ${minutes})`;
};
/** The worker lives and takes no turn. */
const pausedWorker = { turns: { maxInFlight: 0 } };

describe("R20: the watchdog", () => {
  it("turns the silence of a paused worker into one handoff that the inbox shows", async () => {
    flow = await startFlow(pausedWorker);
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await look();
    expect(await handoffs()).toEqual([]);
    await minutesPass(4);
    await look();
    await look();
    expect(await handoffs()).toMatchObject([{ cause: "watchdog", reason: "unanswered" }]);
    expect(await chat()).toMatchObject({ waiting_reason: "watchdog", turn_due_at: null });
    expect(await outcomes()).toEqual(["handoff"]);
  });

  it("takes up at once what a clock that was set back since has put off by an hour", async () => {
    flow = await startFlow(pausedWorker);
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await minutesPass(-60);
    await flow.sql`update chat_conversations set turn_lease_until = now() + interval '1 hour'`;
    await look();
    const [row] = await flow.sql`
      select turn_due_at <= now() as due, turn_lease_until <= now() + interval '30 seconds' as free from chat_conversations`;
    expect(row).toEqual({ due: true, free: true });
    expect(await handoffs()).toEqual([]);
  });

  it("leaves a server that is only to be read, connection by connection: its address may lead to another one by now", async () => {
    const database = await createTestDatabase({ maxConnections: 1 });
    flow = await startFlow({ ...pausedWorker, database });
    const closed = openTestDatabase({
      dsn: `${database.dsn}?default_transaction_read_only=on`,
      maxConnections: 1,
    });
    const backend = () =>
      closed.system`select pg_backend_pid() as pid`.then(([row]) => row?.["pid"] as number);
    const before = await backend();
    await watchOnce({ sql: closed.system, hints: flow.hints, log: pino({ level: "silent" }) });
    await until(
      () => backend().catch(() => before),
      (pid) => pid !== before,
    );
    const open = await flow.sql`select pg_backend_pid() as pid`;
    await look();
    expect(await flow.sql`select pg_backend_pid() as pid`).toEqual(open);
    await closed.close();
  });

  it("waits as long as the store allows", async () => {
    flow = await startFlow(pausedWorker);
    await flow.sql`update tenants set unanswered_after_seconds = 600`;
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await minutesPass(4);
    await look();
    expect(await handoffs()).toEqual([]);
    await minutesPass(7);
    await look();
    expect(await handoffs()).toHaveLength(1);
  });

  it("looks at the chats where something is unanswered, not at all there are", async () => {
    flow = await startFlow(pausedWorker);
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await minutesPass(4);
    await flow.sql`
      with chats as (
        insert into chat_conversations (tenant_id, external_user_id)
        select t.id, '54911777' || 10000 + n from tenants t cross join generate_series(1, 3000) n returning id, tenant_id)
      insert into chat_messages (tenant_id, conversation_id, role, content, outcome)
      select c.tenant_id, c.id, w.role, 'Hola', w.outcome
      from chats c cross join (values ('user', 'answered'), ('assistant', null)) w (role, outcome) cross join generate_series(1, 5)`;
    await flow.sql`analyze chat_conversations, chat_messages`;
    const read = await flow.sql.begin((sql) =>
      rowsReadBy(
        sql as unknown as typeof flow.sql,
        ["chat_conversations"],
        () => sql`select notice_silence()`,
      ),
    );
    expect(await handoffs()).toHaveLength(1);
    expect(read).toBeLessThan(100);
  });

  it("leaves a turn alone that runs", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    flow = await startFlow({
      script: async () => {
        await held;
        return { text: "Acá estoy" };
      },
    });
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await until(
      async () => flow.model.requests.length,
      (count) => count === 1,
    );
    await minutesPass(4);
    await look();
    expect(await handoffs()).toEqual([]);
    release();
    await flow.ycloud.waitForSent(1);
    expect(await outcomes()).toEqual(["answered"]);
  });

  it("records the rightful reason where the bot may not speak, and alerts nobody", async () => {
    flow = await startFlow(pausedWorker);
    await flow.sql`update tenants set paused_at = now()`;
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await minutesPass(4);
    await look();
    expect(await outcomes()).toEqual(["paused"]);
    expect(await handoffs()).toEqual([]);
  });

  it("notices an answer that doesn't leave, and lets it leave when the way is free again", async () => {
    flow = await startFlow({ script: () => ({ text: "Contame" }) });
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 3_600 });
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await until(
      () => flow.sql`select send_not_before from chat_messages where send_state = 'queued'`,
      ([row]) => row?.["send_not_before"] != null,
    );
    await minutesPass(4);
    await look();
    await look();
    expect(await handoffs()).toMatchObject([{ cause: "watchdog", reason: "not_sent" }]);
    expect((await chat())["failed_at"]).not.toBeNull();
    await flow.sql`update chat_messages set send_not_before = null`;
    await flow.sql`update chat_conversations set send_due_at = now()`;
    await flow.ycloud.waitForSent(1);
    await until(chat, (row) => row["failed_at"] === null);
    expect((await chat())["waiting_since"]).not.toBeNull();
  });
});
