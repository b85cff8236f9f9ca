import { TRPCClientError } from "@trpc/client";
import { describe, expect, it } from "vitest";
import { aMessage } from "../testing.ts";
import { UploadError } from "#lib/errors.ts";
import { createOutbox, type OutboxOptions } from "./outbox.ts";
import { restored } from "./restored.ts";
import type { OutgoingFile } from "#lib/outgoing-file.ts";
import { toMessages } from "./to-messages.ts";

const offline = () => new TRPCClientError("Failed to fetch");
const refused = (httpStatus: number, reason: string) =>
  new TRPCClientError("refused", {
    result: { error: { code: -32000, message: "refused", data: { httpStatus, reason } } },
  } as never);

const now = Date.parse("2026-11-22T12:00:00Z");

interface Request {
  text: string;
  clientMessageId: string;
  mediaId?: string | undefined;
}

function setUp(
  answer: (text: string, attempt: number) => Promise<void>,
  {
    upload = () => Promise.reject(new Error("nothing is uploaded here")),
    kept = [],
  }: Partial<Pick<OutboxOptions, "upload" | "kept">> = {},
) {
  const requests: Request[] = [];
  const gone: string[] = [];
  const timers: { run: () => void; ms: number }[] = [];
  let ids = 0;
  const outbox = createOutbox({
    upload,
    onGone: ({ url }) => gone.push(url),
    send: async ({ conversationId, text, clientMessageId, mediaId }) => {
      requests.push({ text, clientMessageId, mediaId });
      await answer(text, requests.length);
      return aMessage({
        id: `stored-${clientMessageId}`,
        conversationId,
        text,
        clientMessageId,
        author: "human",
      });
    },
    sendProduct: async ({ conversationId, productId, clientMessageId }) => {
      requests.push({ text: productId, clientMessageId });
      await answer(productId, requests.length);
      return aMessage({ id: `stored-${clientMessageId}`, conversationId, clientMessageId, author: "human" });
    },
    onSent: () => undefined,
    newId: () => `id${(ids += 1)}`,
    now: () => now,
    setTimer: (run, ms) => timers.push({ run, ms }),
    kept,
  });
  /** What is due within this time happens. */
  const wait = async (most: number) => {
    const due = timers.filter(({ ms }) => ms <= most);
    for (const timer of due) timers.splice(timers.indexOf(timer), 1);
    for (const { run } of due) run();
    await settle();
  };
  return { outbox, requests, gone, wait };
}

const aFile = (name: string): OutgoingFile => ({
  kind: "image",
  name,
  blob: new Blob(["x"], { type: "image/png" }),
  url: `blob:${name}`,
  seconds: null,
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("what a person writes", () => {
  it("goes out in order, one at a time", async () => {
    const { outbox, requests } = setUp(() => settle().then(() => undefined));
    outbox.add({ conversationId: "c1", text: "uno" });
    outbox.add({ conversationId: "c1", text: "dos" });
    expect(requests.map((request) => request.text)).toEqual(["uno"]);
    await settle();
    await settle();
    await settle();
    expect(requests.map((request) => request.text)).toEqual(["uno", "dos"]);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("waits without a connection and goes out once it is back, under the same client id", async () => {
    let online = false;
    const { outbox, requests } = setUp(() => (online ? Promise.resolve() : Promise.reject(offline())));
    outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    outbox.add({ conversationId: "c1", text: "dos" });
    await settle();
    expect(outbox.entries.get().map((entry) => entry.state)).toEqual(["waiting", "waiting"]);
    online = true;
    outbox.resume();
    await settle();
    expect(requests.map((request) => request.text)).toEqual(["uno", "uno", "dos"]);
    expect(requests[0]?.clientMessageId).toBe(requests[1]?.clientMessageId);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("stays visible with its reason when the server refuses it, and does not hold up the next one", async () => {
    const { outbox } = setUp((text) =>
      text === "uno" ? Promise.reject(refused(412, "window_closed")) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    outbox.add({ conversationId: "c1", text: "dos" });
    await settle();
    expect(outbox.entries.get().map(({ text, state, reason }) => [text, state, reason])).toEqual([
      ["uno", "failed", "window_closed"],
    ]);
  });

  it("can be tried again or discarded after a refusal", async () => {
    const { outbox, requests } = setUp((_text, attempt) =>
      attempt === 1 ? Promise.reject(refused(409, "conflict")) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    outbox.retry("id1");
    await settle();
    expect(requests).toHaveLength(2);
    expect(outbox.entries.get()).toEqual([]);
  });
});

describe("what has not got out", () => {
  it("is tried again by itself, later each time: a refusal of a moment says nothing when it is over", async () => {
    const { outbox, requests, wait } = setUp((_text, attempt) =>
      attempt < 3 ? Promise.reject(refused(503, "unavailable")) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    outbox.add({ conversationId: "c1", text: "dos" });
    expect(outbox.entries.get().map(({ state, reason }) => [state, reason])).toEqual([
      ["waiting", "unavailable"],
      ["waiting", "unavailable"],
    ]);
    await wait(2_000);
    await wait(2_000);
    expect(requests.map(({ text }) => text)).toEqual(["uno", "uno"]);
    await wait(4_000);
    expect(requests.map(({ text }) => text)).toEqual(["uno", "uno", "uno", "dos"]);
    expect(new Set(requests.map(({ clientMessageId }) => clientMessageId)).size).toBe(2);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("for want of an answer that never comes goes out again, as the same message", async () => {
    const { outbox, requests, wait } = setUp((_text, attempt) =>
      attempt === 1 ? new Promise(() => undefined) : Promise.resolve(),
    );
    outbox.add({ conversationId: "c1", text: "uno" });
    await wait(30_000);
    expect(outbox.entries.get()).toMatchObject([{ state: "waiting", reason: "offline" }]);
    await wait(2_000);
    expect(requests.map(({ clientMessageId }) => clientMessageId)).toEqual(["id1", "id1"]);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("when the session ended leaves with the writer's next one, and never with somebody else's", async () => {
    const before = setUp(() => Promise.reject(refused(401, "not_signed_in")));
    before.outbox.add({ conversationId: "c1", text: "uno" });
    await settle();
    before.outbox.stop();
    await before.wait(30_000);
    expect(before.requests).toHaveLength(1);
    const kept = before.outbox.entries.get().flatMap((entry) => restored(entry, now) ?? []);
    const after = setUp(() => Promise.resolve(), { kept });
    expect(after.requests).toEqual([]);
    after.outbox.resume();
    await settle();
    expect(after.requests).toMatchObject([{ text: "uno", clientMessageId: "id1" }]);
  });

  it("is asked about after an hour, and has lost its file with the page", () => {
    const { outbox } = setUp(() => new Promise(() => undefined));
    outbox.add({ conversationId: "c1", text: "uno" });
    outbox.add({ conversationId: "c1", text: "dos", file: aFile("foto") });
    const entries = JSON.parse(JSON.stringify(outbox.entries.get())) as ReturnType<typeof outbox.entries.get>;
    const after = (ms: number) => entries.map((entry) => restored(entry, now + ms)?.state);
    expect([after(3_600_000), after(3_600_001)]).toEqual([
      ["waiting", undefined],
      ["failed", undefined],
    ]);
  });
});

describe("a file", () => {
  it("is uploaded once, however often its message is tried, and shows how far it is", async () => {
    let uploads = 0;
    const seen: (number | null | undefined)[] = [];
    const { outbox, requests, gone } = setUp(
      (_text, attempt) => (attempt === 1 ? Promise.reject(offline()) : Promise.resolve()),
      {
        upload: async (_file, { onProgress }) => {
          onProgress(0.4);
          seen.push(outbox.entries.get()[0]?.progress);
          return { id: `media-${(uploads += 1)}` };
        },
      },
    );
    outbox.add({ conversationId: "c1", text: "mirá", file: aFile("foto") });
    await settle();
    expect(outbox.entries.get()).toMatchObject([{ state: "waiting", mediaId: "media-1", progress: null }]);
    outbox.resume();
    await settle();
    expect([uploads, seen]).toEqual([1, [0.4]]);
    expect(requests.map(({ mediaId }) => mediaId)).toEqual(["media-1", "media-1"]);
    expect(requests[0]?.clientMessageId).toBe(requests[1]?.clientMessageId);
    expect([outbox.entries.get(), gone]).toEqual([[], ["blob:foto"]]);
  });

  it("waits without a connection; one that is refused says why, and lets the next one go", async () => {
    let online = false;
    const { outbox, requests } = setUp(() => Promise.resolve(), {
      upload: async ({ name }) => {
        if (!online) throw new UploadError("offline");
        if (name === "exe") throw new UploadError("file_type");
        return { id: "m" };
      },
    });
    outbox.add({ conversationId: "c1", text: "", file: aFile("exe") });
    outbox.add({ conversationId: "c1", text: "sigue" });
    await settle();
    expect(outbox.entries.get().map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    online = true;
    outbox.resume();
    await settle();
    expect(outbox.entries.get()).toMatchObject([{ state: "failed", reason: "file_type", progress: null }]);
    expect(requests.map(({ text }) => text)).toEqual(["sigue"]);
  });

  it("that is taken back while it leaves is not sent, and holds nothing up", async () => {
    let aborted = false;
    const { outbox, requests } = setUp(() => Promise.resolve(), {
      upload: (_file, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            aborted = true;
            reject(new UploadError("offline"));
          });
        }),
    });
    outbox.add({ conversationId: "c1", text: "", file: aFile("foto") });
    outbox.add({ conversationId: "c1", text: "sigue" });
    await settle();
    outbox.discard("id1");
    await settle();
    expect([aborted, requests.map(({ text }) => text)]).toEqual([true, ["sigue"]]);
    expect(outbox.entries.get()).toEqual([]);
  });

  it("that the server knows no more is uploaded again when somebody retries", async () => {
    let uploads = 0;
    const { outbox, requests } = setUp(
      (_text, attempt) => (attempt === 1 ? Promise.reject(refused(404, "not_found")) : Promise.resolve()),
      { upload: async () => ({ id: `media-${(uploads += 1)}` }) },
    );
    outbox.add({ conversationId: "c1", text: "", file: aFile("foto") });
    await settle();
    outbox.retry("id1");
    await settle();
    expect(requests.map(({ mediaId }) => mediaId)).toEqual(["media-1", "media-2"]);
  });
});

describe("the words of a reply with files", () => {
  const sound: OutgoingFile = { ...aFile("voz"), kind: "audio" };
  it("stand below the first file that carries words, or by themselves", () => {
    const parts = (files: OutgoingFile[], picture: { answerId: string; url: string } | null = null) =>
      toMessages({ text: "hola", picture, files }).map(({ text, file, picture: shown }) => [
        text,
        file?.name ?? shown?.url,
      ]);
    expect(parts([aFile("a"), aFile("b")])).toEqual([
      ["hola", "a"],
      ["", "b"],
    ]);
    expect(parts([sound, aFile("b")])).toEqual([
      ["", "voz"],
      ["hola", "b"],
    ]);
    expect(parts([sound])).toEqual([
      ["hola", undefined],
      ["", "voz"],
    ]);
    expect(parts([aFile("a")], { answerId: "1", url: "u" })).toEqual([
      ["hola", "u"],
      ["", "a"],
    ]);
    expect(parts([])).toEqual([["hola", undefined]]);
    expect(toMessages({ text: "", picture: null, files: [sound] })).toHaveLength(1);
  });
});
