import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import type { SendPayload } from "./outbound/payload.ts";
import { pause, until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
type Sql = Flow["sql"];
const bubble = (sql: Sql) =>
  sql<{ id: string; send_state: string; provider_status: string | null; resent: boolean }[]>`
    select id, send_state, provider_status, resent from chat_messages where role = 'assistant'`.then(
    ([row]) => row,
  );
/** The lease of a process that is no more, and the minute in which its word may still come. */
const timePasses = async (sql: Sql): Promise<void> => {
  await sql`update chat_messages set send_lease_until = now() where send_state = 'sending'`;
  await until(
    () => bubble(sql),
    (row) => row?.send_state !== "sending",
  );
  await sql`update chat_messages set unknown_since = now() - interval '61 seconds' where send_state = 'unknown'`;
};

/** A bubble that is released and committed, and nobody left to send it. */
async function releaseDraft(): Promise<SendPayload> {
  await flow.sql`update tenants set mode = 'drafts'`;
  await flow.ycloud.customer(ANA).sendText("hola");
  const draft = await until(
    () => bubble(flow.sql),
    (row) => row?.send_state === "draft",
  );
  await flow.sql`update tenants set mode = 'always'`;
  const [row] = await flow.sql<{ answer: { send: SendPayload } }[]>`
    select decide_draft(${draft?.id ?? ""}, true, '{"userId": "u1"}'::jsonb) as answer`;
  if (row === undefined) throw new Error("Nothing was released");
  return row.answer.send;
}

/** A process that has a send at the provider; the provider answers when the process is dead, and tells the heir. */
async function diesDuringTheSend(): Promise<Sql> {
  flow = await startFlow({ script: () => ({ text: "Hola, ¿qué buscás?" }) });
  const dead = Promise.withResolvers<void>();
  flow.ycloud.faults.next({ kind: "held", until: dead.promise });
  await flow.ycloud.customer(ANA).sendText("hola");
  await until(
    async () => flow.ycloud.requests.filter(({ kind }) => kind === "send").length,
    (count) => count === 1,
  );
  const heir = await flow.addProcess();
  flow.ycloud.setWebhookUrl(heir.url);
  await flow.kill();
  dead.resolve();
  return heir.db.system;
}

describe("R8: a process that dies around a send", () => {
  it("before the request: another sends the bubble, once, flagged as sent again", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    await releaseDraft();
    await timePasses(flow.sql);
    await flow.ycloud.waitForSent(1);
    const row = await until(
      () => bubble(flow.sql),
      (it) => it?.send_state === "accepted",
    );
    expect(row?.resent).toBe(true);
    await pause(1_200);
    expect(flow.ycloud.sentMessages).toHaveLength(1);
  });

  it("asleep between the release and the request: what it wakes up with is asked for again, and left alone in a taken chat", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    const released = await releaseDraft();
    // Its lease is over, so the chat can be taken without waiting for it.
    await flow.sql`update chat_messages set send_lease_until = now() where send_state = 'sending'`;
    await until(
      () => bubble(flow.sql),
      (it) => it?.send_state === "unknown",
    );
    await flow.sql`update chat_conversations set human_override_until = now() + interval '1 hour'`;
    flow.sender.dispatch({ ...released, askedAt: performance.now() - 50_000 });
    await flow.sender.drain();
    expect(flow.ycloud.sentMessages).toEqual([]);
    await until(
      () => bubble(flow.sql),
      (it) => it?.send_state === "cancelled",
    );
    expect(flow.ycloud.sentMessages).toEqual([]);
  });

  it("asleep for so long that another sends the bubble: what it says of its own attempt makes no third one", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    const released = await releaseDraft();
    const provider = Promise.withResolvers<void>();
    flow.ycloud.faults.next({ kind: "held", until: provider.promise });
    await timePasses(flow.sql);
    await until(
      async () => flow.ycloud.requests.filter(({ kind }) => kind === "send").length,
      (count) => count === 1,
    );
    flow.sender.dispatch({ ...released, askedAt: performance.now() - 110_000 });
    await pause(200);
    provider.resolve();
    await flow.sender.drain();
    await until(
      () => bubble(flow.sql),
      (it) => it?.send_state === "accepted",
    );
    await pause(1_200);
    expect(flow.ycloud.sentMessages).toHaveLength(1);
  });

  it("after the provider took it: the status event settles it, and it is not sent again", async () => {
    const sql = await diesDuringTheSend();
    const row = await until(
      () => bubble(sql),
      (it) => it?.provider_status === "delivered" || it?.provider_status === "read",
    );
    expect(row).toMatchObject({ send_state: "accepted", resent: false });
    await timePasses(sql);
    await pause(1_200);
    expect(flow.ycloud.sentMessages).toHaveLength(1);
  });

  it("before the outcome was written, without a word from the provider: sent at most once more, under the same id", async () => {
    flow = await startFlow({ script: () => ({ text: "Hola" }) });
    flow.ycloud.faults.next({ kind: "statuses", mode: "missing" });
    await flow.sql`
      create function lose() returns trigger language plpgsql as $$ begin raise exception 'lost'; end $$`;
    await flow.sql`
      create trigger lose before update on chat_messages for each row
      when (new.send_state = 'accepted' and new.send_attempts = 1) execute function lose()`;
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.ycloud.waitForSent(1);
    await timePasses(flow.sql);
    await flow.ycloud.waitForSent(2);
    await until(
      () => bubble(flow.sql),
      (row) => row?.send_state === "accepted" && row.resent,
    );
    await pause(1_200);
    const ids = flow.ycloud.sentMessages.map(({ externalId }) => externalId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("statements per answered message", () => {
  it("are four, whatever else goes on: ingest, claim with context, commit with release, settle", async () => {
    const seen = new Map<string, number>();
    flow = await startFlow({
      script: () => ({ text: "Hola" }),
      provider: { statuses: { sentMs: null, deliveredMs: null, readMs: null } },
      onStatement: (text) => seen.set(text, (seen.get(text) ?? 0) + 1),
    });
    const called = (name: string) =>
      [...seen].reduce((sum, [text, times]) => (text.includes(`${name}(`) ? sum + times : sum), 0);
    const settled = (count: number) =>
      until(
        async () => called("settle_send"),
        (calls) => calls >= count,
      );
    await flow.ycloud.customer(ANA).sendText("hola");
    await settled(1);
    seen.clear();
    const started = performance.now();
    const count = 30;
    for (let n = 0; n < count; n += 1) {
      await flow.ycloud.customer(`+54911666${String(10_000 + n)}`).sendText("hola");
      await flow.ycloud.waitForSent(n + 2);
    }
    await settled(count);
    const seconds = Math.ceil((performance.now() - started) / 1_000) + 1;
    expect([called("ingest_events"), called("commit_turn"), called("settle_send")]).toEqual([
      count,
      count,
      count,
    ]);
    expect(called("claim_due_turns")).toBeLessThanOrEqual(count + seconds);
    // Whatever else is asked grows with time, not with messages.
    const hot = ["ingest_events", "claim_due_turns", "commit_turn", "settle_send"];
    const others = [...seen].filter(([text]) => !hot.some((name) => text.includes(`${name}(`)));
    expect(others.filter(([, times]) => times > 2 * seconds)).toEqual([]);
  });
});
