import { randomFrom } from "@platform/simulator";
import type { TransactionSql } from "postgres";
import { afterEach, describe, expect, it } from "vitest";
import { breaches } from "../testing/invariants.ts";
import { startFlow, type Flow, type FlowProcess } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { returnToBot, takeOver, type TakeOverResult } from "./conversation/ownership.ts";

let flow: Flow;
afterEach(() => flow.stop());

const person = { id: "u1", name: "Marta" };
const phoneOf = (n: number) => `+549117${String(1_000_000 + n)}`;
/** Three bubbles: paragraphs too long to share one. */
const THREE_BUBBLES = Array.from({ length: 3 }, () => "Con gusto te cuento. ".repeat(30)).join("\n\n");
const threeBubbles = (random: () => number) => async () => {
  await pause(random() * 60);
  return { text: THREE_BUBBLES };
};
/** Until nothing of the bot's is under way: what stands still for ten seconds is said to be, and promises nothing yet. */
const take = (on: Pick<FlowProcess, "db" | "hints">, conversationId: string): Promise<TakeOverResult> =>
  until(
    () =>
      takeOver(
        { asPerson: on.db.asOperator, db: on.db, hints: on.hints },
        { conversationId, person, minutes: 60, force: false },
      ),
    (taken) => taken.kind !== "ok" || !taken.inFlight,
  );
/** Does them all, so many at a time: a slow machine has no more under way than a fast one. */
const inLanes = async <T>(lanes: number, items: T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = items.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of left) await work(item);
    }),
  );
};
const idOf = async (phone: string): Promise<string> => {
  const rows = await until(
    () => flow.sql<{ id: string }[]>`
      select id from chat_conversations where contact_key = contact_key(${phone})`,
    (found) => found.length === 1,
  );
  return rows[0]?.id ?? "";
};

describe("R19: takeovers", () => {
  it("let no request of the bot reach the provider, in a thousand races over two processes", async () => {
    const random = randomFrom(7);
    flow = await startFlow({ script: threeBubbles(random), debounceMs: 20, turns: { perTenant: 300 } });
    /** How many bubbles of each customer's the provider was asked to send. */
    const asked = new Map<string, number>();
    const count = ({ kind, body }: { kind: string; body: unknown }): boolean => {
      const { to = "" } = (body ?? {}) as { to?: string };
      if (kind === "send") asked.set(to, (asked.get(to) ?? 0) + 1);
      return kind === "send";
    };
    flow.ycloud.faults.next({ kind: "delay", ms: 12 }, { times: Infinity, when: count });
    const second = await flow.addProcess();
    const results: { phone: string; taken: TakeOverResult; at: number }[] = [];
    await inLanes(
      25,
      Array.from({ length: 1_000 }, (_, n) => n),
      async (n) => {
        const phone = phoneOf(n);
        await flow.ycloud.customer(phone).sendText("hola");
        const id = await idOf(phone);
        // Some as soon as they have written, the others around the first, the second and the last bubble, if it comes soon.
        const late = performance.now() + 3_000;
        await until(
          async () => asked.get(phone) ?? 0,
          (bubbles) => bubbles >= n % 4 || performance.now() > late,
        );
        await pause(random() * random() * 60);
        const taken = await take(n % 2 === 0 ? flow : second, id);
        results.push({ phone, taken, at: Date.now() });
      },
    );
    await flow.untilQuiet();
    expect(results.filter(({ taken }) => taken.kind !== "ok")).toEqual([]);
    const late = results.filter(({ phone, at }) =>
      flow.ycloud.sentMessages.some((sent) => sent.to === phone && sent.at > at),
    );
    expect(late).toEqual([]);
    // The races are races: some takeovers came before the first bubble, some between, some after the last.
    const counts = new Set(
      results.map(({ phone }) => flow.ycloud.sentMessages.filter(({ to }) => to === phone).length),
    );
    expect([...counts].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
  });
});

describe("R3, R5: two processes", () => {
  it("keep one conversation, one turn and one send, however often and wherever events arrive", async () => {
    flow = await startFlow({ script: () => ({ text: "Sí" }), debounceMs: 300_000 });
    const second = await flow.addProcess();
    const events = Array.from({ length: 30 }, (_, n) =>
      Array.from({ length: 3 }, (__, m) =>
        flow.ycloud.customer(phoneOf(n)).build({ type: "text", text: `hola ${m}` }),
      ),
    ).flat();
    const posts = events.flatMap((event) =>
      [flow.url, second.url, flow.url, second.url, second.url].map((url) =>
        // What a busy machine did not store in time comes again, as from the provider.
        until(
          () => flow.ycloud.postEvent(event, { url }),
          ({ status }) => status !== 503,
        ),
      ),
    );
    const answers = await Promise.all(posts);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    await flow.endDebounce();
    await flow.ycloud.waitForSent(30);
    await flow.untilQuiet();
    expect(await flow.sql`select 1 from chat_conversations`).toHaveLength(30);
    expect(await flow.sql`select 1 from chat_messages where role = 'user'`).toHaveLength(90);
    expect(await flow.sql`select 1 from turns where outcome = 'reply'`).toHaveLength(30);
    expect(flow.ycloud.sentMessages).toHaveLength(30);
    expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
  });
});

describe("everything at once", () => {
  it("ends without deadlock, doubled or disordered bubble, or unanswered message", async () => {
    const random = randomFrom(11);
    flow = await startFlow({
      script: threeBubbles(random),
      debounceMs: 30,
      provider: { statuses: { sentMs: 2, deliveredMs: 6, readMs: 12 } },
    });
    const second = await flow.addProcess();
    const customers = Array.from({ length: 24 }, (_, n) => phoneOf(n));
    const some = () => customers[Math.floor(random() * customers.length)] ?? phoneOf(0);
    for (const phone of customers) await flow.ycloud.customer(phone).sendText("hola");
    const end = performance.now() + 6_000;
    const goesOn = (): boolean => performance.now() < end || flow.ycloud.sentMessages.length < 100;
    const loop = async (every: number, act: () => Promise<unknown>): Promise<void> => {
      while (goesOn()) {
        await act();
        await pause(random() * every);
      }
    };
    const write = (url: string) => () =>
      Promise.all(
        Array.from({ length: 6 }, () =>
          flow.ycloud.postEvent(flow.ycloud.customer(some()).build({ type: "text", text: "¿y?" }), { url }),
        ),
      );
    const on = () => (random() < 0.5 ? flow : second);
    const trouble = [
      { kind: "server_error", taken: true },
      { kind: "rate_limited", retryAfterSeconds: 0 },
      { kind: "status_before_response" },
      { kind: "statuses", mode: "reversed" },
      { kind: "statuses", mode: "duplicated" },
      { kind: "fail_later", code: "131053" },
    ] as const;
    await Promise.all([
      loop(60, write(flow.url)),
      loop(60, write(second.url)),
      loop(40, () => flow.ycloud.phoneApp.sendEcho("Soy yo", { to: some() })),
      loop(30, async () => take(on(), await idOf(some()))),
      loop(15, async () => {
        const process = on();
        await returnToBot(
          { asPerson: process.db.asOperator, hints: process.hints },
          { conversationId: await idOf(some()) },
        );
      }),
      loop(80, async () =>
        flow.ycloud.faults.next(trouble[Math.floor(random() * trouble.length)] ?? trouble[0]),
      ),
      loop(
        100,
        async () => flow.sql`
        update chat_conversations set bot_excluded = not bot_excluded where contact_key = contact_key(${some()})`,
      ),
    ]);
    // One by one: states are still coming in, and only our own statements promise an order of locks.
    for (const phone of customers)
      await flow.sql`
        update chat_conversations set bot_excluded = false where contact_key = contact_key(${phone})`;
    await flow.ycloud.settled();
    flow.ycloud.faults.clear();
    await flow.untilQuiet();
    expect(await breaches(flow.sql, flow.ycloud)).toEqual([]);
  });
});

describe("an administrator's SQL over every chat at once", () => {
  it("may deadlock with arriving events, and none of them is lost, doubled or kept as a dead letter", async () => {
    flow = await startFlow({
      script: threeBubbles(randomFrom(3)),
      debounceMs: 30,
      provider: { statuses: { sentMs: 2, deliveredMs: 6, readMs: 12 } },
    });
    const customers = Array.from({ length: 40 }, (_, n) => phoneOf(n));
    // What was not stored in time comes again, as from the provider.
    const deliver = async (event: Parameters<typeof flow.ycloud.postEvent>[0]): Promise<void> => {
      while ((await flow.ycloud.postEvent(event, { url: flow.url })).status !== 200) await pause(50);
    };
    const write = (text: string) =>
      Promise.all(
        customers.map((phone) => deliver(flow.ycloud.customer(phone).build({ type: "text", text }))),
      );
    const unlessDeadlock = (error: { code?: string }): void => expect(error.code).toBe("40P01");
    await write("hola");
    await flow.untilQuiet();
    const admin = await flow.addProcess();
    /**
     * A group has what comes before in its order, and waits for the row that the administrator has. Who looks is the
     * administrator: all connections of a process may be waiting, too.
     */
    const groupWaits = (tx: TransactionSql) =>
      until(
        () => tx`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
        (rows) => rows.length > 0,
      );
    // The opposite order of the one in which groups lock, as a statement over a large table may have it.
    const everyChat = (firstIsHeld: () => void) =>
      admin.db.system.begin(async (tx) => {
        const rows = await tx<{ id: string }[]>`select id from chat_conversations order by id desc`;
        for (const [place, { id }] of rows.entries()) {
          await tx`update chat_conversations set labels = labels where id = ${id}`;
          if (place > 0) continue;
          firstIsHeld();
          await groupWaits(tx);
        }
      });
    /** Nobody writes before the administrator has a row: who is quick enough would be done, and no group wait. */
    const writeMeanwhile = async (text: string): Promise<void> => {
      const held = Promise.withResolvers<void>();
      const administered = everyChat(held.resolve).catch(unlessDeadlock);
      await Promise.race([held.promise, administered]);
      await Promise.all([write(text), administered]);
    };
    const deadlocked = async (): Promise<boolean> =>
      (
        await flow.sql`
          select 1 from pg_stat_database where datname = current_database() and deadlocks > 0`
      ).length > 0;
    let rounds = 0;
    // Without a deadlock this shows nothing. A slow machine has the store's messages stored one by one, which have none; the
    // server counts it a while later.
    for (; rounds < 4 || (rounds < 40 && !(await deadlocked())); rounds += 1) {
      await writeMeanwhile(`mensaje ${rounds}`);
      if (rounds >= 3) await flow.untilQuiet();
    }
    await until(deadlocked, (yes) => yes);
    expect(await flow.sql`select 1 from chat_messages where role = 'user'`).toHaveLength((rounds + 1) * 40);
    const left = await breaches(flow.sql, flow.ycloud);
    expect(left.filter((entry) => (entry as { breach: string }).breach !== "deadlock")).toEqual([]);
  });
});

describe("R13: a store that is flooded", () => {
  it("does not delay another: its message starts at once while 300 of the other wait", async () => {
    const flooded = Promise.withResolvers<void>();
    flow = await startFlow({
      limits: { modelCallMs: 120_000, turnMs: 150_000 },
      script: async ({ messages }) => {
        if (!JSON.stringify(messages).includes("con calma")) await flooded.promise;
        return { text: "Sí" };
      },
    });
    await flow.sql`
      insert into tenants (store_name, bot_phone_number, ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms)
      select 'Otra', '+54 11 5555-0001', ycloud_webhook_secret, ycloud_api_key, openai_api_key, debounce_ms from tenants`;
    const flood = Array.from({ length: 300 }, (_, n) =>
      flow.ycloud.postEvent(flow.ycloud.customer(phoneOf(n)).build({ type: "text", text: "hola" })),
    );
    await Promise.all(flood);
    const calm = flow.ycloud.customer({ phone: phoneOf(999), to: "+5491155550001" });
    await flow.ycloud.postEvent(calm.build({ type: "text", text: "hola, con calma" }));
    await until(
      () =>
        flow.sql`select t.id from turns t join tenants n on n.id = t.tenant_id where n.store_name = 'Otra'`,
      (rows) => rows.length === 1,
    );
    // It waited for none of the flood's to end.
    expect(await flow.sql`select 1 from turns where tenant_id = ${flow.tenantId}`).toEqual([]);
    await flow.sql`update tenants set mode = 'off'`;
    flooded.resolve();
    await flow.untilQuiet();
  });
});

describe("R14: a process that dies in the middle of a turn", () => {
  it("is replaced by another, and what the turn does happens once", async () => {
    let calls = 0;
    const died = Promise.withResolvers<void>();
    flow = await startFlow({
      script: async () => {
        calls += 1;
        if (calls === 1) await died.promise;
        return { call: "derivhumano", arguments: { reason: "pide una persona", summary: "Quiere hablar" } };
      },
    });
    const doomed = flow;
    await flow.ycloud.customer(phoneOf(1)).sendText("¿Me ayudás con algo raro?");
    await until(
      async () => calls,
      (count) => count === 1,
    );
    const heir = await flow.addProcess();
    await doomed.kill();
    await heir.db.system`update chat_conversations set turn_lease_until = now()`;
    await flow.ycloud.waitForSent(1);
    // What the dead one was told comes too late.
    died.resolve();
    await pause(1_000);
    expect(await heir.db.system`select outcome from turns`).toMatchObject([{ outcome: "handoff" }]);
    expect(await heir.db.system`select 1 from handoffs`).toHaveLength(1);
    expect(flow.ycloud.sentMessages.length).toBe(1);
  });
});
