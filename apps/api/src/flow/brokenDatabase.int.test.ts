import { migrateDatabase, openDatabase } from "@platform/db";
import { startThrowawayPostgres } from "@platform/local-postgres";
import { childrenOf } from "@platform/processes";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { awakeSince } from "../testing/awake.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { STORE_TIMEOUT_MS } from "./webhook/eventWriter.ts";

type Server = Awaited<ReturnType<typeof startThrowawayPostgres>>;
let server: Server;
let flow: Flow;

beforeEach(async () => {
  // What is acknowledged must survive the server's crash, so it must be written when it says so.
  server = await startThrowawayPostgres({ settings: { synchronous_commit: "on" } });
  await migrateDatabase(server.dsn);
  const db = openDatabase({ dsn: server.dsn });
  const drop = async () => {
    await db.close();
    await server.stop();
  };
  flow = await startFlow({
    database: { dsn: server.dsn, db, drop },
    debounceMs: 20,
    // Longer than a slow machine takes to recover: a turn that loses its lease again and again is a person's.
    turns: { leaseSeconds: 10 },
    provider: { retryScale: 0.001 },
    storeWithinMs: STORE_TIMEOUT_MS,
    script: () => ({ text: "Sí" }),
  });
});
afterEach(() => flow.stop());

const phoneOf = (n: number) => `+549116${String(1_000_000 + n)}`;
const eventOf = (n: number) => flow.ycloud.customer(phoneOf(n)).build({ type: "text", text: "hola" });
const backends = async () =>
  await flow.sql<{ pid: number; own: boolean }[]>`
    select pid, pid = pg_backend_pid() as own from pg_stat_activity where pid is not null`;

/** The server first, so that no process of it starts unseen and serves on. Answers how to let all of it go on. */
async function freeze(): Promise<() => void> {
  process.kill(server.pid, "SIGSTOP");
  const frozen = [server.pid, ...(await childrenOf(server.pid))];
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  return () => {
    for (const pid of frozen) process.kill(pid, "SIGCONT");
  };
}

/** A turn that was cut off again and again is a person's, and rightly: none of these is worn out so far. */
const refresh = () =>
  flow.sql`
    update chat_conversations set turn_attempts = 1
    where id in (select id from chat_conversations where turn_attempts > 2 for no key update skip locked)`;

const isServed = async () => {
  await refresh();
  // Minutes in which nothing is known pass at once, as soon as nothing is at the provider or on its way from there.
  await flow.sender.drain();
  await flow.ycloud.settled();
  await flow.sql`update chat_messages set send_lease_until = now() where send_state = 'sending' and send_lease_until < now() + interval '40 seconds'`;
  await flow.sql`update chat_messages set unknown_since = now() - interval '2 minutes' where unknown_since < now() - interval '5 seconds'`;
  return await flow.sql`
    select m.id, m.send_state, m.outcome from chat_messages m
    where m.role = 'user' and m.outcome is null or m.send_state in ('queued', 'sending', 'unknown')`;
};

describe("R1: a database in trouble", () => {
  it("hangs: 503 within five seconds, never 200, and afterwards everything is answered once", async () => {
    await flow.ycloud.postEvent(eventOf(0));
    await flow.ycloud.waitForSent(1);
    const goOn = await freeze();
    const events = Array.from({ length: 20 }, (_, n) => eventOf(n + 1));
    const awake = awakeSince();
    const answers = await Promise.all(events.map((event) => flow.ycloud.postEvent(event)));
    const tookMs = awake();
    goOn();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    // Five seconds, and what a busy machine adds; unbounded it is as long as the database hangs.
    expect(tookMs).toBeLessThan(30_000);
    await Promise.all(
      events.map((event) =>
        until(
          () => flow.ycloud.postEvent(event),
          ({ status }) => status === 200,
        ),
      ),
    );
    await flow.ycloud.waitForSent(21);
    await until(isServed, (rows) => rows.length === 0);
    expect(await flow.sql`select 1 from chat_messages where role = 'user'`).toHaveLength(21);
    expect(flow.ycloud.sentMessages).toHaveLength(21);
  });

  it("crashes and recovers under load: nothing acknowledged is lost, doubled or left unanswered", async () => {
    const acknowledged: string[] = [];
    const refused: number[] = [];
    let crashes = 0;
    const crashing = (async () => {
      while (crashes < 4) {
        await pause(500);
        if ((await refresh().catch(() => null)) === null) continue;
        const victim = (await backends().catch(() => [])).find(({ own }) => own);
        if (victim === undefined) continue;
        process.kill(victim.pid, "SIGKILL");
        crashes += 1;
      }
    })();
    const senders = Array.from({ length: 150 }, async (_, n) => {
      const event = eventOf(n);
      await pause(n * 18);
      for (;;) {
        const { status } = await flow.ycloud.postEvent(event);
        if (status === 200) break;
        refused.push(status);
        await pause(150);
      }
      acknowledged.push(event.id);
    });
    await Promise.all([...senders, crashing]);
    expect(crashes).toBe(4);
    expect(new Set(refused)).toEqual(new Set([503]));
    await until(
      () => isServed().catch(() => ["down"]),
      (rows) => rows.length === 0,
    );
    expect(await flow.sql`select error from webhook_events where state <> 'done'`).toEqual([]);
    const stored = await flow.sql<{ event_key: string }[]>`
      select event_key from webhook_events where type = 'whatsapp.inbound_message.received'`;
    expect(stored.map(({ event_key: key }) => key).toSorted()).toEqual(acknowledged.toSorted());
    expect(
      await flow.sql`select outcome, count(*)::int as n from chat_messages where role = 'user' group by 1`,
    ).toEqual([{ outcome: "answered", n: 150 }]);
    const ids = flow.ycloud.sentMessages.map(({ externalId }) => externalId);
    expect(ids.length).toBe(new Set(ids).size);
    expect(ids.length).toBe(150);
  });
});
