import { afterEach, describe, expect, it } from "vitest";
import { returnToBot, takeOver } from "./conversation/ownership.ts";
import { sendHumanMessage } from "./outbound/humanMessages.ts";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const person = { id: "u1", name: "Marta" };

const conversation = (on: Flow) => on.sql`select * from chat_conversations`.then(([row]) => row ?? {});
const inbound = (on: Flow) =>
  on.sql`select content, outcome from chat_messages where role = 'user' order by sent_at, seq`;
const unanswered = async (on: Flow) =>
  Number(
    (await on.sql`select count(*) from chat_messages where role = 'user' and outcome is null`)[0]?.["count"],
  );
const texts = (on: Flow) => on.ycloud.sentMessages.map(({ text }) => text);
/** Says back the last thing the customer said, so that a reply shows what it saw. */
const echo = (request: { messages: { role: string; content: unknown }[] }) => ({
  text: `Leí: ${String(request.messages.findLast(({ role }) => role === "user")?.content)}`,
});
/** The same, once it may. */
const echoAfter = (thought: Promise<void>) => async (request: Parameters<typeof echo>[0]) => {
  await thought;
  return echo(request);
};
const asked = (on: Flow, count: number) =>
  until(
    async () => on.model.requests.length,
    (requests) => requests === count,
  );
const take = (on: Flow, conversationId: string) =>
  takeOver(
    { asPerson: on.db.asOperator, db: on.db, hints: on.hints },
    { conversationId, person, minutes: 60, force: false },
  );

describe("a message and its answer", () => {
  it("answers once, in order, with delivery states", async () => {
    flow = await startFlow({ script: [{ text: "Hola, ¿qué buscás?" }] });
    await flow.ycloud.customer(ANA).sendText("Hola");
    await flow.ycloud.waitForSent(1);
    const rows = await until(
      () =>
        flow.sql`select role, content, outcome, send_state, provider_status from chat_messages order by seq`,
      (all) => all[1]?.["provider_status"] === "delivered" || all[1]?.["provider_status"] === "read",
    );
    expect(rows).toMatchObject([
      { role: "user", content: "Hola", outcome: "answered" },
      { role: "assistant", content: "Hola, ¿qué buscás?", send_state: "accepted" },
    ]);
    expect(flow.ycloud.sentMessages[0]?.externalId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("R3: an event delivered five times at once gives one message, one turn, one send", async () => {
    flow = await startFlow({ script: echo });
    const event = flow.ycloud.customer(ANA).build({ type: "text", text: "una vez" });
    const answers = await Promise.all(Array.from({ length: 5 }, () => flow.ycloud.postEvent(event)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await flow.ycloud.waitForSent(1);
    await pause(300);
    expect(texts(flow)).toEqual(["Leí: una vez"]);
    expect(await flow.sql`select 1 from turns`).toHaveLength(1);
  });

  it("R4: a shuffled, doubled burst gets one reply that saw all of it in the provider's order", async () => {
    flow = await startFlow({ script: echo, debounceMs: 300_000 });
    const ana = flow.ycloud.customer(ANA);
    const start = Date.now() - 60_000;
    const events = Array.from({ length: 20 }, (_, n) =>
      ana.build({ type: "text", text: `n${n}` }, { at: start + n * 1_000 }),
    );
    const shuffled = [...events, ...events.slice(0, 6)].toSorted(() => Math.random() - 0.5);
    await Promise.all(shuffled.map((event) => flow.ycloud.postEvent(event)));
    await flow.endDebounce();
    await flow.ycloud.waitForSent(1);
    await flow.untilQuiet();
    expect(texts(flow)).toHaveLength(1);
    expect(await inbound(flow)).toMatchObject(
      events.map((_, n) => ({ content: `n${n}`, outcome: "answered" })),
    );
    expect(texts(flow)[0]?.match(/n\d+/g)).toEqual(events.map((_, n) => `n${n}`));
  });

  it("R4: a message that arrives while the reply is being written restarts the turn", async () => {
    const thought = Promise.withResolvers<void>();
    flow = await startFlow({ script: echoAfter(thought.promise) });
    const ana = flow.ycloud.customer(ANA);
    await ana.sendText("primero");
    await asked(flow, 1);
    await ana.sendText("segundo");
    thought.resolve();
    await flow.ycloud.waitForSent(1);
    await flow.untilQuiet();
    expect(texts(flow)).toHaveLength(1);
    expect(texts(flow)[0]).toContain("primero");
    expect(texts(flow)[0]).toContain("segundo");
    expect(await flow.sql`select outcome from turns order by started_at`).toMatchObject([
      { outcome: "superseded" },
      { outcome: "reply" },
    ]);
  });

  it("is superseded at most three times: then the reply leaves and the rest gets the next turn", async () => {
    const thought = Promise.withResolvers<void>();
    flow = await startFlow({ script: echoAfter(thought.promise), debounceMs: 20 });
    const ana = flow.ycloud.customer(ANA);
    for (let n = 1; n <= 4; n += 1) {
      await ana.sendText(`m${n}`);
      await asked(flow, n);
    }
    // The fourth is under way, and no longer held up by what comes.
    await ana.sendText("m5");
    thought.resolve();
    await until(
      () => unanswered(flow),
      (count) => count === 0,
    );
    const outcomes = (
      await flow.sql<{ outcome: string }[]>`select outcome from turns order by started_at`
    ).map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 4)).toEqual(["superseded", "superseded", "superseded", "reply"]);
    expect(outcomes.at(-1)).toBe("reply");
  });

  it("leaves whole after three restarts, however much comes meanwhile; what came is open when a person gives the chat back", async () => {
    let calls = 0;
    const more = "Contame qué más necesitás. ".repeat(30).trim();
    flow = await startFlow({
      debounceMs: 0,
      script: async (request) => {
        calls += 1;
        if (calls <= 4) await ana.sendText(`m${calls}`);
        if (calls === 4) return { text: `${echo(request).text}\n\n${more}` };
        if (calls === 5) {
          await flow.ycloud.waitForSent(2);
          await take(flow, String((await conversation(flow))["id"]));
        }
        return echo(request);
      },
    });
    const ana = flow.ycloud.customer(ANA);
    await ana.sendText("m0");
    await until(
      () => inbound(flow),
      (rows) => rows.at(-1)?.["outcome"] === "with_person",
    );
    expect(texts(flow)).toEqual(["Leí: m0\nm1\nm2\nm3", more]);
    const conversationId = String((await conversation(flow))["id"]);
    await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId });
    await until(
      async () => texts(flow),
      (all) => all.length === 3,
    );
    expect(texts(flow)[2]).toBe("Leí: m4");
  });

  it("R5: ten first messages at once of a new customer make one conversation", async () => {
    flow = await startFlow({ script: echo, debounceMs: 200 });
    const ana = flow.ycloud.customer(ANA);
    await Promise.all(Array.from({ length: 10 }, (_, n) => ana.sendText(`hola ${n}`)));
    await flow.ycloud.waitForSent(1);
    expect(await flow.sql`select 1 from chat_conversations`).toHaveLength(1);
  });

  it("meets both spellings of a number, and a customer without one, in one conversation each", async () => {
    flow = await startFlow({ script: echo });
    await flow.ycloud.customer("+5491166667777").sendText("con nueve");
    await flow.ycloud.customer("+541166667777").sendText("sin nueve");
    await flow.ycloud.customer({ userId: "AR.13491208655302741918", name: "Luz" }).sendText("sin número");
    expect(await flow.sql`select 1 from chat_conversations`).toHaveLength(2);
    await until(
      async () => flow.ycloud.sentMessages.find(({ recipient }) => recipient !== null),
      (sent) => sent !== undefined,
    );
  });

  it("a dead model ends in an apology and a handoff, never in silence", async () => {
    flow = await startFlow({ script: () => ({ fault: { kind: "server_error" } }) });
    await flow.ycloud.customer(ANA).sendText("¿Hay alguien?");
    await flow.ycloud.waitForSent(1);
    expect(texts(flow)[0]).toContain("persona del equipo");
    expect(await conversation(flow)).toMatchObject({ waiting_reason: "unavailable" });
    expect(await inbound(flow)).toMatchObject([{ outcome: "handoff" }]);
  });
});

describe("who answers", () => {
  it("R19: after a takeover no bot bubble leaves, even if the turn was about to commit", async () => {
    const thought = Promise.withResolvers<void>();
    flow = await startFlow({ script: echoAfter(thought.promise) });
    await flow.ycloud.customer(ANA).sendText("hola");
    await asked(flow, 1);
    const { id } = (await conversation(flow)) as { id: string };
    expect(await take(flow, id)).toEqual({ kind: "ok", inFlight: false });
    thought.resolve();
    const turns = await until(
      () => flow.sql`select outcome, reason from turns`,
      (rows) => rows.length > 0,
    );
    expect(turns).toMatchObject([{ outcome: "overtaken", reason: "with_person" }]);
    await flow.untilQuiet();
    expect(texts(flow)).toEqual([]);
    expect(await inbound(flow)).toMatchObject([{ outcome: "with_person" }]);
  });

  it("R19: an override set by SQL is a takeover like any other", async () => {
    const thought = Promise.withResolvers<void>();
    flow = await startFlow({ script: echoAfter(thought.promise) });
    await flow.ycloud.customer(ANA).sendText("hola");
    await asked(flow, 1);
    await flow.sql`update chat_conversations set human_override_until = now() + interval '1 hour'`;
    thought.resolve();
    await until(
      () => flow.sql`select 1 from turns`,
      (rows) => rows.length > 0,
    );
    await flow.untilQuiet();
    expect(texts(flow)).toEqual([]);
    expect(await conversation(flow)).toMatchObject({ override_source: "sql" });
  });

  it("an answer from the store's phone takes over, and an echo of our own message does not", async () => {
    flow = await startFlow({ script: echo });
    await flow.ycloud.customer(ANA).sendText("hola");
    const [sent] = await flow.ycloud.waitForSent(1);
    await until(
      () => conversation(flow),
      (row) => row["turn_lease_token"] === null && row["send_due_at"] === null,
    );
    const { event } = await flow.ycloud.phoneApp.sendEcho("eco propio", { to: ANA });
    expect(await conversation(flow)).toMatchObject({ override_source: "phone" });
    await flow.sql`update chat_conversations set human_override_until = null`;
    const given = async (): Promise<unknown> => (await conversation(flow))["human_override_until"];
    await until(given, (end) => end === null);
    const message = event["whatsappMessage"] as Record<string, unknown>;
    await flow.ycloud.postEvent({
      ...event,
      id: "evt_eco_propio",
      whatsappMessage: { ...message, wamid: sent?.wamid },
    } as never);
    expect(await given()).toBeNull();
  });

  it("a person's text takes the chat over, leaves once for one client id, and returns to the bot that answers what is open", async () => {
    flow = await startFlow({ script: echo });
    const ana = flow.ycloud.customer(ANA);
    await ana.sendText("hola");
    await flow.ycloud.waitForSent(1);
    const { id } = (await conversation(flow)) as { id: string };
    const send = () =>
      flow.db.asOperator(({ sql }) =>
        sendHumanMessage(sql, {
          conversationId: id,
          text: "Soy Marta",
          clientMessageId: "c1",
          person,
          sentFrom: "panel",
          overrideMinutes: 60,
        }),
      );
    const first = await send();
    if (first.kind === "ok" && first.send !== null) flow.sender.dispatch(first.send);
    expect(await send()).toMatchObject({ kind: "ok", messageId: first.kind === "ok" ? first.messageId : "" });
    await flow.ycloud.waitForSent(2);
    await pause(1_100);
    await ana.sendText("¿y el precio?");
    await pause(300);
    expect(texts(flow)).toHaveLength(2);
    await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: id });
    await flow.ycloud.waitForSent(3);
    expect(texts(flow)[1]).toBe("Soy Marta");
    expect(texts(flow)[2]).toContain("¿y el precio?");
  });

  it.each([
    ["mode = 'off'", "mode_off"],
    ["paused_at = now()", "paused"],
    ["mode = 'test'", "not_a_test_number"],
    ["is_active = false", "store_off"],
  ])("stays quiet with its reason when %s", async (change, outcome) => {
    flow = await startFlow({ script: echo });
    await flow.sql.unsafe(`update tenants set ${change}`);
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => inbound(flow),
      ([row]) => row?.["outcome"] === outcome,
    );
    expect(texts(flow)).toEqual([]);
  });

  it("says so with the message, without waiting for a turn; what came before is looked at in its time", async () => {
    flow = await startFlow({ script: echo, debounceMs: 300_000 });
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.sql`update tenants set mode = 'off'`;
    await flow.ycloud.customer(ANA).sendText("¿hay alguien?");
    expect(
      await flow.sql`select content, outcome from chat_messages where role = 'user' order by seq`,
    ).toMatchObject([
      { content: "hola", outcome: null },
      { content: "¿hay alguien?", outcome: "mode_off" },
    ]);
    await flow.sql`update chat_conversations set turn_due_at = now()`;
    await until(
      () => flow.sql`select outcome from chat_messages where outcome is distinct from 'mode_off'`,
      (rows) => rows.length === 0,
    );
    expect(await conversation(flow)).toMatchObject({ turn_due_at: null, first_unanswered_at: null });
  });

  it("answers test numbers in test mode, whatever their spelling", async () => {
    flow = await startFlow({ script: echo });
    await flow.sql`update tenants set mode = 'test', test_numbers = array['54 11 6666-7777']`;
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.ycloud.waitForSent(1);
  });

  it("only proposes in drafts mode", async () => {
    flow = await startFlow({ script: echo });
    await flow.sql`update tenants set mode = 'drafts'`;
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => inbound(flow),
      ([row]) => row?.["outcome"] === "drafted",
    );
    expect(await flow.sql`select send_state from chat_messages where role = 'assistant'`).toMatchObject([
      { send_state: "draft" },
    ]);
    expect(texts(flow)).toEqual([]);
  });

  it("does not write outside the window: the chat waits for a person", async () => {
    flow = await startFlow({ script: echo });
    await flow.ycloud.customer(ANA).sendText("de ayer", { at: Date.now() - 25 * 3_600_000 });
    await until(
      () => inbound(flow),
      ([row]) => row?.["outcome"] === "window_closed",
    );
    expect(await conversation(flow)).toMatchObject({ waiting_reason: "window_closed" });
    expect(texts(flow)).toEqual([]);
  });
});

describe("sends that go wrong", () => {
  it("R9: a send of unknown fate is settled by its status event and not sent again", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "server_error", taken: true });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => flow.sql`select send_state, provider_status from chat_messages where role = 'assistant'`,
      ([row]) => row?.["send_state"] === "accepted" && row?.["provider_status"] !== null,
    );
    await pause(300);
    expect(texts(flow)).toHaveLength(1);
  });

  it("R8: a send whose process died is unknown, waits a minute for its status, and is then sent once more, flagged", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "reset" });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => flow.sql`select send_state from chat_messages where role = 'assistant'`,
      ([row]) => row?.["send_state"] === "unknown",
    );
    await flow.sql`update chat_messages set unknown_since = now() - interval '61 seconds' where send_state = 'unknown'`;
    await flow.ycloud.waitForSent(1);
    await until(
      () => flow.sql`select send_state, resent from chat_messages where role = 'assistant'`,
      ([row]) => row?.["send_state"] === "accepted",
    );
    expect(await flow.sql`select resent from chat_messages where role = 'assistant'`).toMatchObject([
      { resent: true },
    ]);
  });

  it("R20: a bubble of unknown fate in a chat that went to a person and came back is no silence", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "reset" });
    await flow.ycloud.customer(ANA).sendText("hola");
    const state = () =>
      flow.sql<{ send_state: string }[]>`select send_state from chat_messages where role = 'assistant'`;
    await until(state, ([row]) => row?.send_state === "unknown");
    await flow.sql`update chat_conversations set human_override_until = now() + interval '300 milliseconds'`;
    await until(
      () => conversation(flow),
      (row) => row["human_override_until"] === null,
    );
    await flow.sql`update chat_messages set unknown_since = now() - interval '61 seconds' where send_state = 'unknown'`;
    await until(
      () => conversation(flow),
      (row) => row["waiting_reason"] === "send_failed",
    );
    expect(await inbound(flow)).toMatchObject([{ outcome: "overtaken" }]);
    expect(texts(flow)).toEqual([]);
  });

  describe("R20: a reply that a takeover kept from leaving", () => {
    const bubbles = (on: Flow) =>
      on.sql<
        { send_state: string }[]
      >`select send_state from chat_messages where role = 'assistant' order by seq`;
    const goneToAPerson = async (fault: Parameters<Flow["ycloud"]["faults"]["next"]>[0], state: string) => {
      flow = await startFlow({ script: echo });
      const ana = flow.ycloud.customer(ANA);
      await ana.sendText("hola");
      await until(
        () => bubbles(flow),
        ([row]) => row?.send_state === "accepted",
      );
      flow.ycloud.faults.next(fault);
      // It comes late: by the provider's time it stands before the answer.
      await ana.sendText("¿tienen medias?", { at: Date.now() - 3_000 });
      await until(
        () => bubbles(flow),
        (rows) => rows[1]?.send_state === state,
      );
      const { id } = (await conversation(flow)) as { id: string };
      await take(flow, id);
      await flow.sql`update chat_messages set unknown_since = now() - interval '61 seconds' where send_state = 'unknown'`;
      await until(
        () => bubbles(flow),
        (rows) => rows[1]?.send_state === "cancelled",
      );
      return id;
    };
    const giveBack = (id: string) =>
      returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: id });

    it("is written again when the chat comes back and nobody answered", async () => {
      const id = await goneToAPerson({ kind: "rate_limited", retryAfterSeconds: 60 }, "queued");
      await giveBack(id);
      await flow.ycloud.waitForSent(2);
      expect(texts(flow)[1]).toContain("medias");
    });

    it("is written again when whoever gives the chat back saw that its fate is unknown", async () => {
      const id = await goneToAPerson({ kind: "reset" }, "unknown");
      await giveBack(id);
      await flow.ycloud.waitForSent(2);
      expect(texts(flow)[1]).toContain("medias");
    });

    it("is a person's when its fate is unknown and the chat comes back by time", async () => {
      await goneToAPerson({ kind: "reset" }, "unknown");
      await flow.sql`update chat_conversations set human_override_until = now()`;
      await until(
        () => conversation(flow),
        (row) => row["waiting_reason"] === "send_failed",
      );
      expect(texts(flow)).toHaveLength(1);
    });
  });

  it("R10: waits as long as the provider asks, then sends", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 1 });
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.ycloud.waitForSent(1);
    const sends = flow.ycloud.requests.filter(({ kind }) => kind === "send");
    expect(sends).toHaveLength(2);
    expect((sends[1]?.at ?? 0) - (sends[0]?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  it("R10: a rejected text is not retried, says why, and wants a person", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "reject", code: "131009" });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => conversation(flow),
      (row) => row["failed_at"] !== null && row["waiting_reason"] === "send_failed",
    );
    await pause(300);
    expect(flow.ycloud.requests.filter(({ kind }) => kind === "send")).toHaveLength(1);
  });

  it("a picture that the provider could not fetch is followed by its text, once", async () => {
    flow = await startFlow();
    flow.ycloud.faults.next(
      { kind: "fail_later", code: "131053" },
      { when: ({ body }) => (body as { type?: string } | null)?.type === "image" },
    );
    await flow.ycloud.customer(ANA).sendText("¿Tenés zapatillas de media punta?");
    const rows = await until(
      () => flow.sql<
        { message_type: string; content: string; provider_status: string; send_state: string }[]
      >`
        select message_type, content, provider_status, send_state from chat_messages where role = 'assistant' order by seq`,
      (all) =>
        all.some(({ provider_status }) => provider_status === "failed") &&
        all.every(({ send_state }) => send_state === "accepted"),
    );
    await flow.ycloud.settled();
    const refused = rows.find(({ provider_status }) => provider_status === "failed");
    expect(refused?.message_type).toBe("image");
    expect(
      rows.filter(({ content }) => content === refused?.content).map(({ message_type }) => message_type),
    ).toEqual(["image", "text"]);
    expect((await conversation(flow))["failed_at"]).toBeNull();
  });

  it("R7: delivery converges whatever the order of its events", async () => {
    flow = await startFlow({ script: echo });
    flow.ycloud.faults.next({ kind: "statuses", mode: "reversed" });
    await flow.ycloud.customer(ANA).sendText("hola");
    await flow.ycloud.waitForSent(1);
    await flow.ycloud.settled();
    const [row] = await flow.sql`select provider_status from chat_messages where role = 'assistant'`;
    const history = await flow.sql`select status from chat_message_statuses`;
    expect(history.length).toBeGreaterThanOrEqual(2);
    expect(row?.["provider_status"]).toBe(
      history.some((each) => each["status"] === "read") ? "read" : "delivered",
    );
  });
});

describe("at the door", () => {
  it("tells at once of what nobody waits for: a timer would take a millisecond", async () => {
    flow = await startFlow({ script: echo, debounceMs: 0 });
    const waits: number[] = [];
    flow.hints.subscribe("turn", ({ dueAt }) => {
      waits.push(Date.parse(dueAt ?? "") - Date.now());
    });
    for (const n of [1, 2, 3])
      await flow.ycloud.customer(`+549116000100${n}`).send({ type: "text", text: "hola" });
    expect(waits).toHaveLength(3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(0);
  });

  it("keeps at once what names a number without a digit, or none, as it may come first of all", async () => {
    flow = await startFlow({ script: echo });
    const numbers = ["sin número", "+", "", null];
    const events = numbers.map((to, n) => {
      const event = flow.ycloud.customer(`+549116000100${n}`).build({ type: "text", text: "hola" });
      const content = event["whatsappInboundMessage"] as Record<string, unknown>;
      return { ...event, whatsappInboundMessage: { ...content, to } };
    });
    const answers = await Promise.all(events.map((event) => flow.ycloud.postEvent(event as never)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    // Without any number an event tells of the account whose secret has signed it.
    expect(
      await flow.sql`select state, count(*)::int as n from webhook_events group by 1 order by 1`,
    ).toEqual([
      { state: "done", n: 2 },
      { state: "unmatched", n: 2 },
    ]);
  });

  it("keeps what belongs to no store, and answers 401 to a wrong signature", async () => {
    flow = await startFlow({ script: echo });
    const stranger = flow.ycloud.customer({ phone: ANA, to: "+5491100000001" });
    expect((await flow.ycloud.postEvent(stranger.build({ type: "text", text: "¿hola?" }))).status).toBe(200);
    expect(
      (await flow.ycloud.postEvent(stranger.build({ type: "text", text: "x" }), { signWith: "whsec_wrong" }))
        .status,
    ).toBe(401);
    expect((await flow.ycloud.postEvent("{broken")).status).toBe(200);
    expect(await flow.sql`select state, recipient from webhook_events order by received_at`).toMatchObject([
      { state: "unmatched", recipient: "+5491100000001" },
      { state: "malformed" },
    ]);
    expect(texts(flow)).toEqual([]);
  });

  it("refuses an old timestamp unless the event is known", async () => {
    flow = await startFlow({ script: echo });
    const old = Math.floor(Date.now() / 1000) - 7 * 3600;
    const event = flow.ycloud.customer(ANA).build({ type: "text", text: "hola" });
    expect((await flow.ycloud.postEvent(event, { unixSeconds: old })).status).toBe(401);
    expect((await flow.ycloud.postEvent(event)).status).toBe(200);
    expect((await flow.ycloud.postEvent(event, { unixSeconds: old })).status).toBe(200);
    expect(await flow.sql`select 1 from chat_messages where role = 'user'`).toHaveLength(1);
  });
});
