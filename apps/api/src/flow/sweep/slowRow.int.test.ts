import type { Sql } from "@platform/db";
import { createTestDatabase, openTestDatabase } from "@platform/db/testing";
import { pino } from "pino";
import { afterEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../../testing/startFlow.ts";
import { until } from "../../testing/until.ts";
import { watchOnce } from "./watchdog.ts";

/**
 * Somebody's open transaction holds a row, or somebody's own trigger takes for ever: that is one store's row, and nobody
 * else's chat waits for it.
 */

let flow: Flow;
let other: Sql;
let failures: string[];
const log = pino({ level: "silent" });

/** Unless told, long enough for every row that is well, on a busy machine too. */
async function start(statementTimeoutMs = 5_000): Promise<void> {
  const { dsn, db, drop } = await createTestDatabase();
  await db.close();
  failures = [];
  other = openTestDatabase({ dsn, maxConnections: 2, statementTimeoutMs: 0 }).system;
  flow = await startFlow({
    database: { dsn, db: openTestDatabase({ dsn, statementTimeoutMs, maxConnections: 8 }), drop },
    turns: { maxInFlight: 0 },
    log: pino({ level: "error" }, { write: (line) => void failures.push(line) }),
  });
}
afterEach(async () => {
  await other.end({ timeout: 5 });
  await flow.stop();
});

/** Chats in which everything is due that comes by time alone. */
async function chats(count: number): Promise<[held: string, ...others: string[]]> {
  const rows = await other<{ id: string }[]>`
    insert into chat_conversations (tenant_id, external_user_id, contact_phone, business_phone, window_closes_at, last_inbound_at, inbound_seq)
    select ${flow.tenantId}, '54911' || (66660000 + n), '+54911' || (66660000 + n), '+5491155550000', now() + interval '20 hours', now() - interval '1 hour', 1
    from generate_series(1, ${count}) n returning id`;
  const [first = "", ...others] = rows.map(({ id }) => id);
  return [first, ...others];
}

/** As a person at a psql who has begun something and gone for lunch. */
async function holding(statement: (sql: Sql) => Promise<unknown>, work: () => Promise<unknown>) {
  await other.begin(async (sql) => {
    await statement(sql as unknown as Sql);
    await work();
  });
}

/** A trigger of the store's own system takes as long as anybody lets it, for this chat alone. */
const slowFor = (chat: string) =>
  other.unsafe(`
    create function take_for_ever() returns trigger language plpgsql as $$
    begin perform pg_sleep(600); return new; end $$;
    create trigger operators_own before update on chat_conversations for each row
      when (old.id = '${chat}') execute function take_for_ever()`);

/** As SQL that no trigger of the operator's looks at. */
const setUnseen = (what: string) =>
  other.unsafe(`
    alter table chat_conversations disable trigger operators_own;
    update chat_conversations set ${what};
    alter table chat_conversations enable trigger operators_own`);

const left = (ids: string[], due: string) =>
  other.unsafe<{ id: string }[]>(
    `select id from chat_conversations c where id = any($1::uuid[]) and ${due}`,
    [ids as never],
  );

it("overrides end though a row that one of them touches is held by somebody", async () => {
  await start();
  const [held, ...others] = await chats(12);
  await other`
    insert into handoffs (tenant_id, conversation_id, cause, reason)
    select tenant_id, id, 'keyword', 'wanted' from chat_conversations`;
  await holding(
    (sql) => sql`update handoffs set reason = reason where conversation_id = ${held}`,
    async () => {
      await other`update chat_conversations set human_override_until = now() - interval '1 minute'`;
      await until(
        () => left(others, "human_override_until is not null"),
        (rows) => rows.length === 0,
      );
      expect(await left([held], "human_override_until is not null")).toHaveLength(1);
    },
  );
  await until(
    () => left([held], "human_override_until is not null"),
    (rows) => rows.length === 0,
  );
});

it("overrides end though one of them takes for ever", async () => {
  await start();
  const [slow, ...others] = await chats(12);
  await slowFor(slow);
  await setUnseen("human_override_until = now() - interval '1 minute'");
  await until(
    () => left(others, "human_override_until is not null"),
    (rows) => rows.length === 0,
  );
  expect(await left([slow], "human_override_until is not null")).toHaveLength(1);
});

it("a step that takes long holds up neither another step nor a message that is due, whose hint was lost", async () => {
  await start(60_000);
  const [slow, later = ""] = await chats(2);
  await slowFor(slow);
  await setUnseen(`human_override_until = case when id = '${slow}' then now() - interval '1 minute' end`);
  const sleeping = () =>
    other<{ pid: number }[]>`select pid from pg_stat_activity where wait_event = 'PgSleep'`;
  const [asleep] = await until(sleeping, (rows) => rows.length === 1);
  await other`update chat_conversations set snoozed_until = now() - interval '1 minute' where id = ${later}`;
  await until(
    () => left([later], "reminded_at is null"),
    (rows) => rows.length === 0,
  );
  await other`
    insert into chat_messages (tenant_id, conversation_id, role, content, send_state)
    select tenant_id, id, 'human_supervisor', 'Hola', 'queued' from chat_conversations where id = ${later}`;
  await other`update chat_conversations set send_due_at = now() where id = ${later}`;
  expect(await flow.ycloud.waitForSent(1)).toMatchObject([{ text: "Hola" }]);
  // The step was neither given up nor over.
  expect(failures).toEqual([]);
  expect(await sleeping()).toEqual([asleep]);
  await other`select pg_cancel_backend(${asleep?.pid ?? 0})`;
});

it("silence is noticed though a chat whose messages don't leave is held by somebody, and the other way round", async () => {
  await start();
  const [held, silent = "", stuck = ""] = await chats(3);
  await other`
    insert into chat_messages (tenant_id, conversation_id, role, content, created_at, send_state, send_not_before)
    select tenant_id, id, 'assistant', 'Hola', now() - interval '1 hour', 'queued', now() + interval '1 hour'
    from chat_conversations where id = any(${[held, stuck]})`;
  await other`
    insert into chat_messages (tenant_id, conversation_id, role, content, created_at)
    select tenant_id, id, 'user', 'Hola', now() - interval '1 hour' from chat_conversations where id = any(${[held, silent]})`;
  await holding(
    (sql) => sql`update chat_messages set content = content where conversation_id = ${held}`,
    async () => {
      await watchOnce({ sql: flow.sql, hints: flow.hints, log });
      expect(await left([silent, stuck], "waiting_since is null")).toEqual([]);
    },
  );
});
