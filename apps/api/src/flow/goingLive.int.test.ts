import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { returnToBot } from "./conversation/ownership.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const HOUR = 3_600_000;
const answer = { script: () => ({ text: "Hola, soy el bot" }) };
const sent = () => flow.ycloud.sentMessages.map(({ text }) => text);
const chat = () => flow.sql`select * from chat_conversations`.then(([row]) => row ?? {});
const lastOutcome = async (): Promise<unknown> =>
  (await flow.sql`select outcome from chat_messages where role = 'user' order by seq desc limit 1`)[0]?.[
    "outcome"
  ];
const writes = async (text: string): Promise<unknown> => {
  await flow.ycloud.customer(ANA).sendText(text);
  return until(lastOutcome, (outcome) => outcome !== null && outcome !== undefined);
};
const phoneAnswered = async (hoursAgo: number): Promise<void> => {
  await flow.ycloud.phoneApp.sendEcho("Te atiendo yo", { to: ANA, at: Date.now() - hoursAgo * HOUR });
  await flow.sql`update chat_conversations set human_override_until = null`;
};
/** The pause that the provider asked for is over. */
const tryAgain = async (): Promise<void> => {
  await flow.sql`update chat_messages set send_not_before = null`;
  await flow.sql`update chat_conversations set send_due_at = now()`;
};

describe("going live", () => {
  it.each(["mode = 'always'", "mode = 'drafts'"])(
    "leaves a chat alone that a person answered before %s, and lets it wait for a person",
    async (live) => {
      flow = await startFlow(answer);
      await flow.sql`update tenants set mode = 'off'`;
      await phoneAnswered(10);
      await flow.sql.unsafe(`update tenants set ${live}`);
      expect(await writes("¿Seguís ahí?")).toBe("recently_human");
      expect(await chat()).toMatchObject({ waiting_reason: "recently_human" });
      expect(sent()).toEqual([]);
      expect(await flow.sql`select 1 from turns`).toEqual([]);
    },
  );

  it("counts when the store comes back from a pause, by SQL too", async () => {
    flow = await startFlow(answer);
    await flow.sql`update tenants set paused_at = now()`;
    await phoneAnswered(10);
    await flow.sql`update tenants set paused_at = null`;
    expect(await writes("¿Seguís ahí?")).toBe("recently_human");
  });

  it("counts an imported history", async () => {
    flow = await startFlow(answer);
    const text = { type: "text", text: { body: "Te lo guardo" } };
    const at = new Date(Date.now() - 20 * HOUR).toISOString();
    await flow.ycloud.postEvent({
      id: "evt_history_1",
      type: "whatsapp.smb.history",
      apiVersion: "v2",
      createTime: new Date().toISOString(),
      whatsappMessage: {
        id: "h1",
        wamid: "wamid.h1",
        from: "+5491155550000",
        to: ANA,
        sendTime: at,
        ...text,
      },
    } as never);
    expect((await chat())["last_human_at"]).not.toBeNull();
    expect(await writes("¿Me lo guardaste?")).toBe("recently_human");
  });

  it("answers where the person's answer is older than three days, or came after going live", async () => {
    flow = await startFlow(answer);
    await flow.sql`update tenants set live_since = now() - interval '1 hour'`;
    await phoneAnswered(73);
    expect(await writes("hola")).toBe("answered");
    await phoneAnswered(0);
    expect(await writes("hola de nuevo")).toBe("answered");
  });

  it("ends for a chat that a person gives to the bot by hand: what is open is answered", async () => {
    flow = await startFlow(answer);
    await flow.sql`update tenants set mode = 'off'`;
    await phoneAnswered(10);
    await flow.sql`update tenants set mode = 'always'`;
    await writes("¿Seguís ahí?");
    const { id } = (await chat()) as { id: string };
    await returnToBot({ asPerson: flow.db.asOperator, hints: flow.hints }, { conversationId: id });
    await flow.ycloud.waitForSent(1);
    expect(await writes("gracias")).toBe("answered");
  });

  it("does not end by time alone", async () => {
    flow = await startFlow(answer);
    await flow.sql`update tenants set mode = 'off'`;
    await phoneAnswered(10);
    await flow.sql`update tenants set mode = 'always'`;
    await flow.sql`update chat_conversations set human_override_until = now() + interval '1 second'`;
    await until(chat, (row) => row["human_override_until"] === null);
    expect(await writes("¿Seguís ahí?")).toBe("recently_human");
  });

  it("is checked when a bubble is released: one that was ready does not leave", async () => {
    flow = await startFlow(answer);
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 3_600 });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => flow.sql`select 1 from chat_messages where send_state = 'queued' and send_not_before is not null`,
      (rows) => rows.length === 1,
    );
    await flow.sql`
      update chat_conversations set last_human_at = now() - interval '1 hour', returned_at = null`;
    await flow.sql`update tenants set mode = 'off_hours'`;
    await tryAgain();
    const state = () => flow.sql`select send_state, failure_code from chat_messages where role = 'assistant'`;
    const [row] = await until(state, ([message]) => message?.["send_state"] === "cancelled");
    expect(row?.["failure_code"]).toBe("recently_human");
    expect(sent()).toEqual([]);
  });
});

describe("outside opening hours", () => {
  const setHours = (hours: unknown, timezone = "America/Argentina/Buenos_Aires") =>
    flow.sql`update tenants set mode = 'off_hours', timezone = ${timezone},
      opening_hours = ${JSON.stringify(hours)}::text::jsonb`;
  const allWeek = (span: { from: string; to: string }) =>
    Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [span]]));

  it("keeps quiet while people attend, and answers while they don't", async () => {
    flow = await startFlow(answer);
    await setHours(allWeek({ from: "00:00", to: "24:00" }));
    expect(await writes("hola")).toBe("opening_hours");
    expect((await chat())["waiting_since"]).toBeNull();
    await setHours({});
    expect(await writes("¿y ahora?")).toBe("answered");
  });

  it("answers always where no hours are set, and where what is set is none; a zone that is none counts as UTC", async () => {
    flow = await startFlow(answer);
    await flow.sql`update tenants set mode = 'off_hours'`;
    expect(await writes("hola")).toBe("answered");
    await setHours(allWeek(7 as never));
    expect(await writes("¿y ahora?")).toBe("answered");
    await setHours(allWeek({ from: "00:00", to: "24:00" }), "Marte/Olimpo");
    expect(await writes("¿y allá?")).toBe("opening_hours");
  });

  it("goes by the store's own clock and weekday", async () => {
    flow = await startFlow(answer);
    const attends = async (instant: string): Promise<unknown> =>
      (await flow.sql`select people_attend(t, ${instant}::timestamptz) as yes from tenants t`)[0]?.["yes"];
    await setHours({
      mon: [
        { from: "09:00", to: "13:00" },
        { from: "17:00", to: "24:00" },
      ],
    });
    // Monday 23 November 2026, three hours behind UTC.
    expect(await attends("2026-11-23T11:59:59Z")).toBe(false);
    expect(await attends("2026-11-23T12:00:00Z")).toBe(true);
    expect(await attends("2026-11-23T16:00:00Z")).toBe(false);
    expect(await attends("2026-11-24T02:59:59Z")).toBe(true);
    expect(await attends("2026-11-24T03:00:00Z")).toBe(false);
    // The clock of Santiago leaps from midnight to one on 6 September 2026, and from midnight back to eleven on 5 April.
    await setHours(
      { sun: [{ from: "00:00", to: "02:00" }], sat: [{ from: "22:00", to: "24:00" }] },
      "America/Santiago",
    );
    expect(await attends("2026-09-06T03:59:59Z")).toBe(true);
    expect(await attends("2026-09-06T04:00:00Z")).toBe(true);
    expect(await attends("2026-09-06T04:59:59Z")).toBe(true);
    expect(await attends("2026-09-06T05:00:00Z")).toBe(false);
    expect(await attends("2026-04-05T00:59:59Z")).toBe(false);
    expect(await attends("2026-04-05T02:30:00Z")).toBe(true);
    expect(await attends("2026-04-05T03:30:00Z")).toBe(true);
    expect(await attends("2026-04-05T05:59:59Z")).toBe(true);
    expect(await attends("2026-04-05T06:00:00Z")).toBe(false);
  });

  it("drops a bubble that was ready when the store opens", async () => {
    flow = await startFlow(answer);
    await setHours({});
    flow.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 3_600 });
    await flow.ycloud.customer(ANA).sendText("hola");
    await until(
      () => flow.sql`select 1 from chat_messages where send_state = 'queued' and send_not_before is not null`,
      (rows) => rows.length === 1,
    );
    await setHours(allWeek({ from: "00:00", to: "24:00" }));
    await tryAgain();
    await until(lastOutcome, (outcome) => outcome === "opening_hours");
    await pause(300);
    expect(sent()).toEqual([]);
  });
});
