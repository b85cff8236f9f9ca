import type { Sql } from "@platform/db";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { createHints, type Hints } from "../hints/index.ts";
import { insertChat, insertMessage, insertTenant } from "../testing/rows.ts";
import { untilReadable } from "../testing/untilReadable.ts";
import { createLiveHub, type Entry, type LiveHub, type LiveSubscription } from "./index.ts";
import { deleteOldEvents } from "./retention.ts";

let database: TestDatabase;
let hints: Hints;
let hub: LiveHub;
let tenantId: string;
let chatId: string;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.drop();
});
beforeEach(async () => {
  hints = createHints();
  hub = createLiveHub({ db: database.db, hints });
  tenantId = await insertTenant(database.db.system);
  chatId = await insertChat(database.db.system, { tenant_id: tenantId });
  await untilReadable(database.db.system);
});
afterEach(async () => {
  await hub.close();
  await hints.close();
});

interface Reading {
  entries: Entry[];
  stop(): void;
  ended: Promise<void>;
}

function read(subscription: LiveSubscription, from: LiveHub = hub): Reading {
  const aborter = new AbortController();
  const entries: Entry[] = [];
  const ended = (async () => {
    for await (const news of from.subscribe({ ...subscription, signal: aborter.signal }))
      entries.push(...news);
  })();
  return { entries, ended, stop: () => aborter.abort() };
}

const textsOf = (entries: Entry[]) =>
  entries.flatMap(({ event }) => (event.kind === "message" ? [event.message.text ?? ""] : []));
const write = (content: string, sql = database.db.system) =>
  insertMessage(sql, { tenant_id: tenantId, conversation_id: chatId, content });

it("a new reader is told to load everything, and then hears each change once", async () => {
  const reading = read({ scope: "all" });
  await expect.poll(() => reading.entries.map(({ event }) => event.kind)).toEqual(["reset"]);
  await write("Hola");
  hints.publish("live");
  await database.db.system`update chat_conversations set unread_count = 3 where id = ${chatId}`;
  hints.publish("live");
  await expect.poll(() => reading.entries.length).toBe(3);
  expect(reading.entries[1]?.event).toMatchObject({
    kind: "message",
    tenantId,
    message: { text: "Hola", author: "customer", status: "received" },
  });
  expect(reading.entries[2]?.event).toMatchObject({
    kind: "chat",
    chat: { id: chatId, unreadCount: 3, owner: "bot" },
  });
  expect(JSON.parse(reading.entries[2]?.json ?? "")).toEqual(reading.entries[2]?.event);
  reading.stop();
  await reading.ended;
});

it("R16: a lost hint costs about a second, not the event", async () => {
  const reading = read({ scope: "all" });
  await expect.poll(() => reading.entries.length).toBe(1);
  await write("sin aviso");
  await expect.poll(() => textsOf(reading.entries)).toEqual(["sin aviso"]);
  reading.stop();
});

it("a returning reader gets what it missed, once, and nothing of what it had", async () => {
  const first = read({ scope: "all" });
  await expect.poll(() => first.entries.length).toBe(1);
  await write("uno");
  hints.publish("live");
  await expect.poll(() => textsOf(first.entries)).toEqual(["uno"]);
  first.stop();
  await first.ended;
  await write("dos");
  await write("tres");
  const second = read({ scope: "all", lastEventId: first.entries.at(-1)?.id });
  await write("cuatro");
  hints.publish("live");
  await expect.poll(() => textsOf(second.entries)).toEqual(["dos", "tres", "cuatro"]);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(textsOf(second.entries)).toEqual(["dos", "tres", "cuatro"]);
  second.stop();
});

it("resumes at another process as well", async () => {
  const first = read({ scope: "all" });
  await expect.poll(() => first.entries.length).toBe(1);
  const elsewhere = createLiveHub({ db: database.db, hints });
  await write("allá");
  const second = read({ scope: "all", lastEventId: first.entries[0]?.id }, elsewhere);
  await expect.poll(() => textsOf(second.entries)).toEqual(["allá"]);
  await elsewhere.close();
  await second.ended;
});

it("an event that commits after a later one has been seen is not lost, for listeners and for returning readers", async () => {
  const { system } = database.db;
  const reading = read({ scope: "all" });
  await expect.poll(() => reading.entries.length).toBe(1);
  const start = reading.entries[0]?.id;
  const slow = await system.reserve();
  await slow`begin`;
  await write("lenta", slow);
  await write("rápida");
  hints.publish("live");
  await new Promise((resolve) => setTimeout(resolve, 300));
  // The later one waits for the older transaction: order is kept and nothing is skipped.
  expect(textsOf(reading.entries)).toEqual([]);
  await slow`commit`;
  slow.release();
  await expect.poll(() => textsOf(reading.entries).toSorted()).toEqual(["lenta", "rápida"]);
  const again = read({ scope: "all", lastEventId: start });
  await expect.poll(() => textsOf(again.entries).toSorted()).toEqual(["lenta", "rápida"]);
  expect(again.entries.map(({ id }) => id)).toEqual(reading.entries.slice(1).map(({ id }) => id));
  reading.stop();
  again.stop();
});

it("loses and doubles nothing while writers commit in any order and the reader keeps coming back", async () => {
  const first = read({ scope: { tenantIds: [tenantId] } });
  await expect.poll(() => first.entries.length).toBe(1);
  first.stop();
  let lastEventId = first.entries[0]?.id;
  const heard: string[] = [];
  const expected = Array.from({ length: 60 }, (_, n) => `m${n}`);
  const writing = Promise.all(
    expected.map(async (content, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 8));
      await database.db.system.begin(async (tx) => {
        await insertMessage(tx as never, { tenant_id: tenantId, conversation_id: chatId, content });
        await tx`select pg_sleep(${(n % 5) / 50})`;
      });
      hints.publish("live");
    }),
  );
  for (let round = 0; round < 40 && heard.length < expected.length; round += 1) {
    const reading = read({ scope: { tenantIds: [tenantId] }, lastEventId });
    await new Promise((resolve) => setTimeout(resolve, 60));
    reading.stop();
    await reading.ended;
    heard.push(...textsOf(reading.entries).map(String));
    lastEventId = reading.entries.at(-1)?.id ?? lastEventId;
  }
  await writing;
  const rest = read({ scope: { tenantIds: [tenantId] }, lastEventId });
  await expect.poll(() => [...heard, ...textsOf(rest.entries)].length).toBe(expected.length);
  expect([...heard, ...textsOf(rest.entries)].toSorted()).toEqual(expected.toSorted());
  rest.stop();
});

it("tells a store's members nothing of other stores", async () => {
  const other = await insertTenant(database.db.system);
  const otherChat = await insertChat(database.db.system, { tenant_id: other });
  const own = read({ scope: { tenantIds: [tenantId] } });
  const all = read({ scope: "all" });
  // The chat that was just made may still come after what each begins with.
  await expect.poll(() => Math.min(own.entries.length, all.entries.length)).toBeGreaterThan(0);
  await insertMessage(database.db.system, { tenant_id: other, conversation_id: otherChat, content: "ajena" });
  await write("propia");
  hints.publish("live");
  await expect.poll(() => textsOf(all.entries)).toEqual(["ajena", "propia"]);
  await expect.poll(() => textsOf(own.entries)).toEqual(["propia"]);
  const returning = read({ scope: { tenantIds: [tenantId] }, lastEventId: own.entries[0]?.id });
  await expect.poll(() => textsOf(returning.entries)).toEqual(["propia"]);
  for (const reading of [own, all, returning]) reading.stop();
});

it("a cursor that is unreadable, of another database or older than what is kept yields a reset", async () => {
  const before = read({ scope: "all" });
  await expect.poll(() => before.entries.length).toBe(1);
  before.stop();
  await write("vieja");
  await database.db.system`update live_events set at = now() - interval '2 hours'`;
  expect(await deleteOldEvents(database.db.system)).toBeGreaterThan(0);
  for (const lastEventId of [
    "nonsense",
    "99999999999.1",
    "99999999999999999999999.1",
    before.entries[0]?.id,
  ]) {
    const reading = read({ scope: "all", lastEventId });
    await expect.poll(() => reading.entries.map(({ event }) => event.kind)).toEqual(["reset"]);
    reading.stop();
  }
});

/** The last of ten, or that there were more than it could take at once. */
const toldAll = ({ event }: Entry) =>
  event.kind === "reset" || (event.kind === "message" && event.message.text === "m9");

it("a reader that is too slow is told to load again instead of filling the server", async () => {
  const small = createLiveHub({ db: database.db, hints, bufferLimit: 5 });
  const stream = small.subscribe({ scope: "all" });
  await stream.next();
  // One that reads sees what has been handed out to both.
  const beside = read({ scope: "all" }, small);
  await expect.poll(() => beside.entries.length).toBe(1);
  for (let n = 0; n < 10; n += 1) await write(`m${n}`);
  hints.publish("live");
  await expect.poll(() => beside.entries.slice(1).some(toldAll)).toBe(true);
  const next = await stream.next();
  // What comes after that is kept again, up to the same bound: it may have come in more than one part.
  const kept: Entry[] = next.value ?? [];
  expect(kept[0]?.event.kind).toBe("reset");
  expect(kept.length).toBeLessThanOrEqual(5);
  await stream.return();
  await small.close();
  await beside.ended;
});

it("closing the hub ends its streams", async () => {
  const reading = read({ scope: "all" });
  await expect.poll(() => reading.entries.length).toBe(1);
  await hub.close();
  await reading.ended;
});

it("who is in a chat is told to those who may see it, moves nobody's place, and is not told again to who comes back", async () => {
  const other = await insertTenant(database.db.system);
  const own = read({ scope: { tenantIds: [tenantId] } });
  const foreign = read({ scope: { tenantIds: [other] } });
  await expect.poll(() => own.entries.length + foreign.entries.length).toBe(2);
  await write("uno");
  hints.publish("live");
  await expect.poll(() => textsOf(own.entries)).toEqual(["uno"]);
  hints.publish("presence", {
    conversationId: chatId,
    presence: { tenantId, personId: "u1", personName: "Marta", state: "typing" },
  });
  await expect.poll(() => own.entries.length).toBe(3);
  const last = own.entries.at(-1);
  expect(last?.event).toMatchObject({ kind: "presence", conversationId: chatId, personName: "Marta" });
  expect(last?.id).toBe(own.entries[1]?.id);
  expect(foreign.entries).toHaveLength(1);
  own.stop();
  await own.ended;
  await write("dos");
  const again = read({ scope: { tenantIds: [tenantId] }, lastEventId: last?.id });
  await expect.poll(() => textsOf(again.entries)).toEqual(["dos"]);
  expect(again.entries).toHaveLength(1);
  for (const reading of [foreign, again]) reading.stop();
});

it("a reader that doesn't read fills nothing with hints", async () => {
  const small = createLiveHub({ db: database.db, hints, bufferLimit: 5 });
  const stream = small.subscribe({ scope: "all" });
  await stream.next();
  for (let n = 0; n < 50; n += 1)
    hints.publish("presence", {
      conversationId: chatId,
      presence: { tenantId, personId: `u${n}`, personName: "Marta", state: "here" },
    });
  await write("entra");
  hints.publish("live");
  const kinds: string[] = [];
  while (!kinds.includes("message"))
    kinds.push(...((await stream.next()).value ?? []).map(({ event }) => event.kind));
  expect(kinds.filter((kind) => kind === "presence")).toHaveLength(5);
  await stream.return();
  await small.close();
});

it("events whose numbers grow by a digit come in their order, none twice and none passed over, also in several pages", async () => {
  const sql = database.db.system;
  const reading = read({ scope: "all" });
  await expect.poll(() => reading.entries.length).toBe(1);
  const [row] = await sql<{ seq: string }[]>`select nextval('live_events_seq_seq')::text as seq`;
  const next = 10 ** Math.max(5, String(row?.seq).length);
  await sql`select setval('live_events_seq_seq', ${next - 300})`;
  await sql.begin((transaction) =>
    Promise.all(Array.from({ length: 600 }, (_, index) => write(`n${index}`, transaction as unknown as Sql))),
  );
  hints.publish("live");
  await expect.poll(() => new Set(textsOf(reading.entries)).size).toBe(600);
  const ids = reading.entries.slice(1).map(({ position }) => position.seq);
  expect(ids).toEqual(ids.toSorted((a, b) => Number(a - b)));
  expect(ids.length).toBe(new Set(ids).size);
  const back = read({ scope: "all", lastEventId: reading.entries[0]?.id });
  await expect.poll(() => textsOf(back.entries)).toEqual(textsOf(reading.entries));
  for (const each of [reading, back]) each.stop();
});
