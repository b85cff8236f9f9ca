import { afterEach, describe, expect, it } from "vitest";
import { SAMPLES, VOICE_TEXTS } from "@platform/simulator";
import { startFlow, type Flow } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
const isMedia = ({ kind }: { kind: string }) => kind === "media";

const media = () =>
  flow.sql`select * from chat_media order by created_at`.then((rows) => rows.map((row) => ({ ...row })));
const chat = () => flow.sql`select * from chat_conversations`.then(([row]) => row ?? {});
/** What the customer got once nothing is open any more. */
async function answerTo(...sent: Promise<unknown>[]): Promise<string> {
  await Promise.all(sent);
  await flow.ycloud.waitForSent(1);
  await until(
    () =>
      flow.sql`
        select id from chat_messages
        where role = 'user' and outcome is null or send_state in ('queued', 'sending')`,
    (open) => open.length === 0,
  );
  return flow.ycloud.sentMessages.map(({ text }) => text).join("\n");
}
/** A turn waits for files for as long as they are new. */
const filesAreLate = () => flow.sql`update chat_media set created_at = created_at - interval '1 hour'`;
/** The words of the customer as the model was given them last. */
const lastAsked = () => flow.model.requests.at(-1)?.messages.findLast(({ role }) => role === "user");
const firstAsked = () => flow.model.requests[0]?.messages.findLast(({ role }) => role === "user");
const PNG = () => SAMPLES.photo();

describe("a voice note", () => {
  it("is heard before the turn begins, and answered like written words", async () => {
    flow = await startFlow();
    const answer = await answerTo(flow.ycloud.customer(ANA).sendAudio());
    expect(answer).toContain("Zapatillas de punta");
    expect(firstAsked()?.content).toBe(`[audio: ${VOICE_TEXTS.voice}]`);
    expect(flow.model.heard).toMatchObject([{ model: "simulado-voz", bytes: SAMPLES.voice().bytes.length }]);
    expect(await media()).toMatchObject([
      { state: "stored", transcript: VOICE_TEXTS.voice, transcript_state: "done", error: null },
    ]);
    expect(await flow.sql`select 1 from turns`).toHaveLength(1);
  });

  it("stands in the list with its words, live, and can be found by them", async () => {
    flow = await startFlow({ script: () => ({ fault: { kind: "hang" } }) });
    await flow.ycloud.customer(ANA).sendAudio();
    await until(chat, (row) => row["last_message_preview"] === VOICE_TEXTS.voice);
    const told = await flow.sql`
      select 1 from live_events e join chat_messages m on m.id = e.message_id where m.message_type = 'audio'`;
    // It came, its file came, its words came.
    expect(told.length).toBeGreaterThanOrEqual(3);
  });

  it("with an explicit wish for a person is a handoff", async () => {
    flow = await startFlow();
    flow.model.setTranscript(SAMPLES.voice().bytes, "Quiero hablar con una persona, por favor");
    await answerTo(flow.ycloud.customer(ANA).sendAudio());
    expect(await chat()).toMatchObject({ waiting_reason: expect.any(String) as string });
  });

  it("is heard again after a passing failure, within the same turn", async () => {
    flow = await startFlow();
    flow.model.failNextTranscript({ kind: "server_error" });
    expect(await answerTo(flow.ycloud.customer(ANA).sendAudio())).toContain("Zapatillas de punta");
    expect(await media()).toMatchObject([{ transcript_state: "done", transcript_attempts: 2, error: null }]);
  });

  it.each([
    ["refused", { kind: "bad_request" } as const],
    ["without credit", { kind: "quota_exhausted" } as const],
  ])("%s is given up at once, and the customer is asked to write", async (_how, fault) => {
    flow = await startFlow();
    flow.model.failNextTranscript(fault);
    expect(await answerTo(flow.ycloud.customer(ANA).sendAudio())).toMatch(/escuchar el audio/);
    expect(lastAsked()?.content).toBe("[audio que no se pudo escuchar]");
    expect(await media()).toMatchObject([
      { state: "stored", transcript_state: "failed", error: "not_understood", transcript_attempts: 1 },
    ]);
  });

  it("that nobody hears in time is answered all the same; its words are kept when they come", async () => {
    flow = await startFlow();
    const words = Promise.withResolvers<void>();
    flow.model.failNextTranscript({ kind: "held", until: words.promise });
    await flow.ycloud.customer(ANA).sendAudio();
    await until(
      async () => flow.model.heard.length,
      (heard) => heard === 1,
    );
    await filesAreLate();
    expect(await answerTo()).toMatch(/escuchar el audio/);
    words.resolve();
    await until(media, ([row]) => row?.["transcript_state"] === "done");
    await pause(300);
    expect(flow.ycloud.sentMessages).toHaveLength(1);
  });

  it("of silence, or too long, is not made up", async () => {
    flow = await startFlow();
    flow.model.setTranscript(SAMPLES.voice().bytes, " ");
    expect(await answerTo(flow.ycloud.customer(ANA).sendAudio())).toMatch(/escuchar el audio/);
    const long = Buffer.from(SAMPLES.voice().bytes);
    long.writeBigInt64LE(48_000n * 3_600n, long.lastIndexOf("OggS") + 6);
    await flow.ycloud.customer(ANA).sendAudio({ media: { bytes: long, mime: "audio/ogg; codecs=opus" } });
    await until(media, (rows) => rows.length === 2 && rows[1]?.["transcript_state"] === "failed");
    expect(await media()).toMatchObject([
      { error: "no_words" },
      { error: "too_long", transcript_attempts: 1 },
    ]);
    expect(flow.model.heard).toHaveLength(1);
  });

  it("between two texts makes one reply that knows all three", async () => {
    flow = await startFlow({ script: () => ({ text: "Sí" }), debounceMs: 300_000 });
    const ana = flow.ycloud.customer(ANA);
    const at = Date.now() - 10_000;
    await ana.sendText("hola", { at });
    await ana.sendAudio({}, { at: at + 1_000 });
    await ana.sendText("gracias", { at: at + 2_000 });
    await flow.endDebounce();
    expect(await answerTo()).toBe("Sí");
    expect(lastAsked()?.content).toBe(`hola\n[audio: ${VOICE_TEXTS.voice}]\ngracias`);
  });

  it("of a person at the store's phone is heard too; one from before the number came to us is not", async () => {
    flow = await startFlow();
    const past = flow.ycloud.customer(ANA).build({ type: "audio" }, { at: Date.now() - 86_400_000 });
    await flow.ycloud.postEvent({ ...past, id: "evt_past", type: "whatsapp.smb.history", phase: 0 });
    await flow.ycloud.phoneApp.sendEcho({ type: "audio" }, { to: ANA });
    await until(media, (rows) => rows.length === 2 && rows.some((row) => row["transcript_state"] === "done"));
    expect(
      await flow.sql`
      select m.role, f.transcript_state from chat_messages m join chat_media f on f.id = m.media_id order by m.role`,
    ).toMatchObject([
      { role: "human_supervisor", transcript_state: "done" },
      { role: "user", transcript_state: null },
    ]);
  });
});

describe("a picture", () => {
  it("is shown to the model, which searches by the caption", async () => {
    flow = await startFlow();
    const sent = flow.ycloud.customer(ANA).sendImage({ caption: "¿tenés zapatillas de punta así?" });
    const answer = await answerTo(sent);
    expect(answer).toContain("Recibí tu foto");
    expect(answer).toContain("Zapatillas de punta");
    const shown = firstAsked();
    expect(shown?.content).toBe("[imagen adjunta] ¿tenés zapatillas de punta así?");
    expect(shown?.pictures).toEqual([`data:image/png;base64,${PNG().bytes.toString("base64")}`]);
  });

  it("alone gets a polite answer that says it was seen", async () => {
    flow = await startFlow();
    expect(await answerTo(flow.ycloud.customer(ANA).sendImage())).toContain("Recibí tu foto");
  });

  it("is told instead to a model that can't see, once noticed at the first go, and the customer hears nothing false", async () => {
    flow = await startFlow();
    flow.model.setBlind(true);
    expect(await answerTo(flow.ycloud.customer(ANA).sendImage())).toMatch(/no puedo verlo/);
    expect(
      flow.model.requests.map(({ messages }) => messages.flatMap((each) => each.pictures).length),
    ).toEqual([1, 0]);
    await flow.ycloud.customer(ANA).sendImage();
    await flow.ycloud.waitForSent(2);
    expect(flow.model.requests).toHaveLength(3);
  });

  it("is not shown where the installation says so", async () => {
    flow = await startFlow({ vision: false });
    expect(await answerTo(flow.ycloud.customer(ANA).sendImage())).toMatch(/no puedo verlo/);
    expect(lastAsked()).toMatchObject({ content: "[imagen]", pictures: [] });
  });

  it("is one of at most two, the newest, and none above 1.5 MB", async () => {
    flow = await startFlow({ script: () => ({ text: "Lindas" }), debounceMs: 300_000 });
    const ana = flow.ycloud.customer(ANA);
    const at = Date.now() - 10_000;
    const padded = (size: number, mark: number) => Buffer.concat([PNG().bytes, Buffer.alloc(size, mark)]);
    const sizes = [10, 20, 30, 1_600_000];
    for (const [n, size] of sizes.entries())
      await ana.sendImage(
        { media: { bytes: padded(size, n + 1), mime: "image/png" } },
        { at: at + n * 1_000 },
      );
    await flow.endDebounce();
    await answerTo();
    expect(lastAsked()?.content).toBe("[imagen]\n[imagen adjunta]\n[imagen adjunta]\n[imagen]");
    expect(lastAsked()?.pictures).toEqual(
      [1, 2].map((n) => `data:image/png;base64,${padded(sizes[n] ?? 0, n + 1).toString("base64")}`),
    );
  });

  it("that was answered is not shown again with the next question", async () => {
    flow = await startFlow({ script: () => ({ text: "Linda" }) });
    await answerTo(flow.ycloud.customer(ANA).sendImage());
    await flow.ycloud.customer(ANA).sendText("¿y en negro?");
    await flow.ycloud.waitForSent(2);
    expect(flow.model.requests.at(-1)?.messages.flatMap(({ pictures }) => pictures)).toEqual([]);
  });
});

describe("a file that can't be had", () => {
  const GONE: [string, () => void, object][] = [
    [
      "has expired",
      () => flow.ycloud.faults.next({ kind: "not_found" }, { when: isMedia }),
      { state: "failed", error: "gone" },
    ],
    [
      "is refused to the store's key",
      () => flow.ycloud.faults.next({ kind: "unauthorized" }, { when: isMedia, times: 2 }),
      { state: "pending", error: "bad_key" },
    ],
  ];
  it.each(GONE)(
    "because it %s is answered without waiting, and the bubble says so",
    async (_why, fail, row) => {
      flow = await startFlow();
      fail();
      expect(await answerTo(flow.ycloud.customer(ANA).sendImage())).toMatch(/no puedo verlo/);
      expect(lastAsked()?.content).toBe("[imagen (no se pudo abrir)]");
      expect(await media()).toMatchObject([row]);
    },
  );

  it.each([
    ["a voice note", "audio", /escuchar el audio/],
    ["a picture", "image", /no puedo verlo/],
  ] as const)("because %s is something else is answered as such", async (_what, type, answer) => {
    flow = await startFlow();
    const page = { bytes: Buffer.from("<script>alert(1)</script>"), mime: "text/html" };
    expect(await answerTo(flow.ycloud.customer(ANA).send({ type, media: page }))).toMatch(answer);
    expect(await media()).toMatchObject([{ state: "failed", error: "wrong_type" }]);
    expect(flow.model.heard).toEqual([]);
  });

  it("because it is too large is answered as such", async () => {
    flow = await startFlow();
    const huge = { bytes: Buffer.concat([PNG().bytes, Buffer.alloc(17 * 1024 * 1024)]), mime: "image/png" };
    expect(await answerTo(flow.ycloud.customer(ANA).sendImage({ media: huge }))).toMatch(/no puedo verlo/);
    expect(await media()).toMatchObject([{ state: "failed", error: "too_large" }]);
  });

  it("because the provider hangs holds the turn up for its bound, and no longer", async () => {
    flow = await startFlow({ turns: { mediaWaitSeconds: 2 } });
    flow.ycloud.faults.next({ kind: "hang" }, { when: isMedia, times: 99 });
    const before = Date.now();
    expect(
      await answerTo(flow.ycloud.customer(ANA).sendImage({ caption: "¿tenés zapatillas de punta?" })),
    ).toContain("Zapatillas de punta");
    expect(Date.now() - before).toBeGreaterThan(1_900);
    // It is still asked for, and would be for minutes.
    expect(await media()).toMatchObject([{ state: "pending" }]);
    expect(firstAsked()?.content).toBe("[imagen (no se pudo abrir)] ¿tenés zapatillas de punta?");
  });

  it("holds up its own chat only", async () => {
    flow = await startFlow();
    flow.ycloud.faults.next({ kind: "hang" }, { when: isMedia, times: 99 });
    await flow.ycloud.customer(ANA).sendImage();
    await flow.ycloud.customer("+5491155556666").sendText("hola");
    await flow.ycloud.waitForSent(1, { to: "+5491155556666" });
    expect(flow.ycloud.sentMessages.map(({ to }) => to)).not.toContain(ANA);
    await filesAreLate();
    await flow.ycloud.waitForSent(1, { to: ANA });
  });

  it("again and again holds a chat up for twice the bound in all", async () => {
    flow = await startFlow({ turns: { mediaWaitSeconds: 2 } });
    flow.ycloud.faults.next({ kind: "hang" }, { when: isMedia, times: 99 });
    const ana = flow.ycloud.customer(ANA);
    const pictures = setInterval(() => void ana.sendImage(), 700);
    try {
      // Otherwise it would wait for as long as pictures come.
      await flow.ycloud.waitForSent(1);
    } finally {
      clearInterval(pictures);
    }
  });

  it("after the provider came back in time is shown after all", async () => {
    flow = await startFlow();
    flow.ycloud.faults.next({ kind: "server_error", status: 503 }, { when: isMedia });
    expect(await answerTo(flow.ycloud.customer(ANA).sendImage())).toContain("Recibí tu foto");
    expect(await media()).toMatchObject([{ state: "stored", attempts: 2 }]);
  });
});
