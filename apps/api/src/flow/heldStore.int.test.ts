import type { Sql } from "@platform/db";
import { createTestDatabase, openTestDatabase } from "@platform/db/testing";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { until } from "../testing/until.ts";
import { STORE_TIMEOUT_MS } from "./webhook/eventWriter.ts";

/** An administrator's open transaction holds one store's row: its own customers wait, and nobody else's. */

const OWN = "+5491155550000";
const HELD = "+5491155550001";
let flow: Flow;
let other: Sql;
let held: string;
let failures: string[];
/** The model answers when this is over. */
let thinking: Promise<void>;

beforeEach(async () => {
  const { dsn, db, drop } = await createTestDatabase();
  await db.close();
  failures = [];
  thinking = Promise.resolve();
  other = openTestDatabase({ dsn, maxConnections: 2 }).system;
  flow = await startFlow({
    // As many connections as the product has.
    database: { dsn, db: openTestDatabase({ dsn, maxConnections: 10 }), drop },
    debounceMs: 20,
    storeWithinMs: STORE_TIMEOUT_MS,
    provider: { retryScale: 0.001 },
    script: async () => {
      await thinking;
      return { text: "Sí" };
    },
    log: pino({ level: "error" }, { write: (line) => void failures.push(line) }),
  });
  const [store] = await other<{ id: string }[]>`
    insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms)
    values ('La otra', ${HELD}, ${flow.ycloud.webhookSecret}, ${flow.ycloud.apiKey}, 'sk-test', 20) returning id::text`;
  held = store?.id ?? "";
});
afterEach(async () => {
  await other.end({ timeout: 5 });
  await flow.stop();
});

const eventOf = (customer: number, to: string) => {
  const event = flow.ycloud.customer(`+54911${60_000_000 + customer}`).build({ type: "text", text: "hola" });
  Object.assign(event["whatsappInboundMessage"] ?? {}, { to });
  return event;
};
const post = async (event: ReturnType<typeof eventOf>): Promise<number> =>
  (await flow.ycloud.postEvent(event)).status;
const write = (customer: number, to: string): Promise<number> => post(eventOf(customer, to));

/** One event again and again, as the provider does: what was refused may have been stored all the same. */
async function bring(customer: number, to: string): Promise<void> {
  const event = eventOf(customer, to);
  await until(
    () => post(event),
    (status) => status === 200,
  );
}

/** Whoever changes a store's number in a program without autocommit holds its row so. */
async function whileHolding(work: () => Promise<void>): Promise<void> {
  await other.begin(async (sql) => {
    await sql`select 1 from tenants where id = ${held} for update`;
    await work();
  });
}

const answersOf = (store: string) =>
  other<{ id: string }[]>`
    select id from chat_messages where tenant_id = ${store} and role = 'assistant' and send_state = 'accepted'`;
const isAnswered = (store: string, count: number) =>
  until(
    () => answersOf(store),
    (rows) => rows.length === count,
  );

it("messages of all other stores are stored and answered though those of one can't be", async () => {
  // By then its secret is sealed and known, so that what waits for the row is the storing.
  expect(await write(0, HELD)).toBe(200);
  await isAnswered(held, 1);
  await whileHolding(async () => {
    let flooding = true;
    const flood = (async () => {
      for (let n = 1; flooding; n += 1)
        await Promise.race([write(n, HELD), new Promise((resolve) => setTimeout(resolve, 50))]);
    })();
    await until(
      async () =>
        other`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      (waiting) => waiting.length > 1,
    );
    for (const customer of [1_001, 1_002, 1_003]) await bring(customer, OWN);
    await isAnswered(flow.tenantId, 3);
    // Known to be held, it travels apart: with its events in one statement, anybody's would wait for the lock's second.
    let inARow = 0;
    await until(
      async () => {
        const before = performance.now();
        const status = await write(1_004, OWN);
        inARow = status === 200 && performance.now() - before < 1_000 ? inARow + 1 : 0;
        return inARow;
      },
      (quick) => quick === 5,
    );
    flooding = false;
    await flood;
    expect(await answersOf(held)).toHaveLength(1);
  });
  expect(await write(2_001, HELD)).toBe(200);
  await until(
    () =>
      other`select 1 from chat_conversations where tenant_id = ${held} and external_user_id like '%60002001'`,
    (rows) => rows.length === 1,
  );
});

it("what the model has answered is kept until the row is free, and takes no connection from the others", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  thinking = promise;
  // More than there are connections.
  for (let n = 0; n < 12; n += 1) await bring(n, HELD);
  await until(
    () => other`select 1 from chat_conversations where turn_lease_token is not null`,
    (rows) => rows.length === 12,
  );
  await whileHolding(async () => {
    resolve();
    await until(
      async () =>
        other`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      (waiting) => waiting.length > 0,
    );
    await bring(1_001, OWN);
    await isAnswered(flow.tenantId, 1);
  });
  await isAnswered(held, 12);
  expect(await other`select 1 from handoffs`).toEqual([]);
  expect(failures.filter((line) => line.includes("turn"))).toEqual([]);
});

it("what the provider took is known of once the chat is free, however long that takes: nothing is sent twice", async () => {
  flow.ycloud.faults.next({ kind: "delay", ms: 1_500 }, { times: 12, when: ({ kind }) => kind === "send" });
  flow.ycloud.faults.next({ kind: "statuses", mode: "missing" }, { times: 12 });
  for (let n = 0; n < 12; n += 1) await bring(n, HELD);
  const sendsIn = (state: string) =>
    other`select 1 from chat_messages where tenant_id = ${held} and role = 'assistant' and send_state = ${state}`;
  await until(
    () => sendsIn("sending"),
    (rows) => rows.length > 0,
  );
  await other.begin(async (sql) => {
    const chats = await sql`select id from chat_conversations where tenant_id = ${held} for update`;
    expect(chats).toHaveLength(12);
    await flow.ycloud.waitForSent(1);
    await until(
      () =>
        other`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      (waiting) => waiting.length > 0,
    );
    await bring(1_001, OWN);
    await isAnswered(flow.tenantId, 1);
    expect((await sendsIn("sending")).length).toBeGreaterThan(0);
  });
  await isAnswered(held, 12);
  expect(flow.ycloud.sentMessages).toHaveLength(13);
});

it("a process that ends waits for a chat that somebody holds as long as it may, and no longer", async () => {
  flow.ycloud.faults.next({ kind: "delay", ms: 4_000 }, { times: 12, when: ({ kind }) => kind === "send" });
  flow.ycloud.faults.next({ kind: "statuses", mode: "missing" }, { times: 12 });
  await Promise.all(Array.from({ length: 12 }, (_, n) => bring(n, HELD)));
  await until(
    () => other`select 1 from chat_messages where tenant_id = ${held} and send_state = 'sending'`,
    (rows) => rows.length === 12,
  );
  await other.begin(async (sql) => {
    await sql`select id from chat_conversations where tenant_id = ${held} for update`;
    await flow.ycloud.waitForSent(12);
    const before = performance.now();
    await flow.sender.drain(2_000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

it("a hundred outcomes that wait for one store's chats take few connections: everybody else's webhooks are stored at once", async () => {
  flow.ycloud.faults.next({ kind: "delay", ms: 4_000 }, { times: 100, when: ({ kind }) => kind === "send" });
  flow.ycloud.faults.next({ kind: "statuses", mode: "missing" }, { times: 100 });
  await Promise.all(Array.from({ length: 100 }, (_, n) => bring(n, HELD)));
  await until(
    () => other`select 1 from chat_messages where tenant_id = ${held} and send_state = 'sending'`,
    (rows) => rows.length === 100,
  );
  await other.begin(async (sql) => {
    await sql`select id from chat_conversations where tenant_id = ${held} for update`;
    await flow.ycloud.waitForSent(100);
    await until(
      async () =>
        other`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      (waiting) => waiting.length > 0,
    );
    const waits: number[] = [];
    for (let customer = 1_001; customer < 1_021; customer += 1) {
      const before = performance.now();
      expect(await write(customer, OWN)).toBe(200);
      waits.push(performance.now() - before);
    }
    expect(Math.max(...waits)).toBeLessThan(900);
    await isAnswered(flow.tenantId, 20);
  });
  await isAnswered(held, 100);
  expect(flow.ycloud.sentMessages).toHaveLength(120);
});
