import { randomUUID } from "node:crypto";
import { request as httpRequest } from "node:http";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import type { CannedAnswer, Media, Message } from "@platform/contract";
import { SAMPLES } from "@platform/simulator";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { discardUploads } from "../media/upload/discardUploads.ts";
import { JPEG, PDF, PNG } from "../media/testing/files.ts";
import { insertChat, insertTenant } from "../testing/rows.ts";
import { operator, startApi, type Api, type Credentials } from "../testing/startApi.ts";
import { until } from "../testing/until.ts";

const CUSTOMER = "+5491166660077";
const EXE = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(400, 7)]);
let api: Api;
let tenantId: string;
let chat: string;
let staff: Credentials;
/** Where uploads are received. */
const receiving = mkdtempSync(join(tmpdir(), "platform-uploads-"));

beforeAll(async () => {
  vi.stubEnv("TMPDIR", receiving);
  api = await startApi();
  tenantId = await insertTenant(api.sql, { store_name: "Danza", bot_phone_number: "+5491155550000" });
  chat = await newChat();
  staff = await api.member({ [tenantId]: "staff" });
});
afterAll(async () => {
  await api.stop();
  vi.unstubAllEnvs();
  rmSync(receiving, { recursive: true, force: true });
});

const newChat = (values: Record<string, unknown> = {}) =>
  insertChat(api.sql, {
    tenant_id: tenantId,
    contact_phone: CUSTOMER,
    external_user_id: String(Math.trunc(Math.random() * 1e12)),
    window_closes_at: "2100-01-01",
    ...values,
  });

interface Given {
  to?: string;
  name?: string;
  type?: string;
  as?: Record<string, string>;
}

async function upload(bytes: Buffer, { to, name = "foto", type = "image/png", as = staff }: Given = {}) {
  const response = await fetch(`${api.url}/media/${to ?? `chats/${chat}`}?name=${encodeURIComponent(name)}`, {
    method: "POST",
    headers: { "content-type": type, ...as },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as Media & { error?: { data: { reason: string } } };
  return { status: response.status, reason: body.error?.data.reason, media: body as Media };
}

const send = async (input: Record<string, unknown>, as = staff) => {
  const answer = await api.mutate(
    "chats.send",
    { conversationId: chat, clientMessageId: randomUUID(), ...input },
    as,
  );
  return { ...answer, message: answer.data as Message };
};
const lastSent = () => api.ycloud.sentMessages.at(-1);
const uploads = () => api.ycloud.requests.filter(({ path }) => path.endsWith("/upload"));
const received = (count: number) =>
  until(
    async () => api.ycloud.sentMessages,
    (sent) => sent.length === count,
  );
const leftovers = () => readdirSync(receiving).filter((name) => name.startsWith("upload-"));

describe("a file from the panel", () => {
  it("reaches the customer with its caption, once, and is seen in the chat", async () => {
    const { status, media } = await upload(SAMPLES.photo().bytes, { name: "C:\\fotos\\zapa.png" });
    expect(status).toBe(201);
    expect(media).toMatchObject({ kind: "image", mimeType: "image/png", state: "stored", fileName: null });
    const clientMessageId = randomUUID();
    const said = { mediaId: media.id, text: "Así quedan", clientMessageId };
    const [first, second] = await Promise.all([send(said), send(said)]);
    expect(first.message).toMatchObject({
      type: "image",
      text: "Así quedan",
      media: { url: `/media/${media.id}` },
    });
    expect(second.message.id).toBe(first.message.id);
    await received(1);
    expect(lastSent()).toMatchObject({ type: "image", text: "Así quedan", to: CUSTOMER });
    expect(lastSent()?.file?.bytes.equals(SAMPLES.photo().bytes)).toBe(true);
    const shown = await fetch(`${api.url}${media.url ?? ""}`, { headers: staff });
    expect(Buffer.from(await shown.arrayBuffer()).equals(SAMPLES.photo().bytes)).toBe(true);
    expect(leftovers()).toEqual([]);
  });

  it("of each kind goes out as what its content is, whatever it was called", async () => {
    const kinds = [
      {
        bytes: SAMPLES.receipt().bytes,
        name: "lista.jpg",
        type: "image/jpeg",
        kind: "document",
        mime: "application/pdf",
      },
      {
        bytes: SAMPLES.clip().bytes,
        name: "a.bin",
        type: "application/octet-stream",
        kind: "video",
        mime: "video/mp4",
      },
      {
        bytes: SAMPLES.voice().bytes,
        name: "v",
        type: "audio/ogg; codecs=opus",
        kind: "audio",
        mime: "audio/ogg",
      },
      {
        bytes: Buffer.from("talle;precio\n38;100"),
        name: "p.csv",
        type: "text/csv",
        kind: "document",
        mime: "text/plain",
      },
    ];
    for (const { bytes, kind, mime, ...said } of kinds) {
      const before = api.ycloud.sentMessages.length;
      const { media } = await upload(bytes, said);
      expect([media.kind, media.mimeType]).toEqual([kind, mime]);
      expect((await send({ mediaId: media.id })).status).toBe(200);
      await received(before + 1);
      expect(lastSent()).toMatchObject({ type: kind, text: null });
    }
    const [heard] = await api.sql`select transcript_state from chat_media where kind = 'audio'`;
    expect(heard).toEqual({ transcript_state: "pending" });
  });

  it("is refused where it isn't what WhatsApp takes", async () => {
    expect(await upload(EXE, { name: "foto.jpg", type: "image/jpeg" })).toMatchObject({
      status: 415,
      reason: "file_type",
    });
    expect(await upload(SAMPLES.sticker().bytes)).toMatchObject({ status: 415, reason: "file_type" });
    const html = Buffer.from("<script>alert(1)</script>");
    expect(await upload(html, { type: "text/html", name: "a.html" })).toMatchObject({ reason: "file_type" });
    const large = Buffer.concat([JPEG, Buffer.alloc(17 * 1024 * 1024)]);
    expect(await upload(large, { type: "image/jpeg" })).toMatchObject({
      status: 413,
      reason: "file_too_large",
    });
    // Also where it claims to be something larger.
    expect(await upload(large, { type: "application/pdf" })).toMatchObject({
      status: 413,
      reason: "file_too_large",
    });
    expect(await upload(Buffer.alloc(0))).toMatchObject({ status: 415 });
    expect((await upload(PNG, { name: "x".repeat(600) })).reason).toBe("invalid_input");
    expect(leftovers()).toEqual([]);
  });

  it("that is cut off half-way leaves nothing behind", async () => {
    const [before] = await api.sql`select count(*)::int as n from chat_media`;
    const { hostname, port } = new URL(api.url);
    const request = httpRequest({
      hostname,
      port,
      method: "POST",
      path: `/media/chats/${chat}`,
      headers: { "content-type": "image/png", "content-length": 400_000, ...staff },
    });
    request.on("error", () => undefined);
    request.write(Buffer.alloc(100_000));
    await until(
      async () => leftovers(),
      (files) => files.length === 1,
    );
    request.destroy();
    await until(
      async () => leftovers(),
      (files) => files.length === 0,
    );
    expect(await api.sql`select count(*)::int as n from chat_media`).toEqual([before]);
  });

  it("says why it can't be sent: words with sound, another chat's file, a closed window, another owner", async () => {
    const voice = (await upload(SAMPLES.voice().bytes, { type: "audio/ogg" })).media;
    expect((await send({ mediaId: voice.id, text: "hola" })).reason).toBe("invalid_input");
    const other = await newChat();
    expect((await send({ mediaId: voice.id, conversationId: other })).reason).toBe("not_found");
    expect((await send({ mediaId: "no-id" })).reason).toBe("not_found");
    expect((await send({ text: "" })).reason).toBe("invalid_input");
    expect((await send({ mediaId: voice.id, text: "x".repeat(1_025) })).reason).toBe("invalid_input");
    // What changes while the file is on its way shows when it is sent.
    const closing = await newChat();
    const late = (await upload(PNG, { to: `chats/${closing}` })).media;
    await api.sql`update chat_conversations set window_closes_at = now() where id = ${closing}`;
    expect((await send({ mediaId: late.id, conversationId: closing })).status).toBe(412);
    const taken = await newChat();
    const mine = (await upload(PNG, { to: `chats/${taken}` })).media;
    await api.mutate("overrides.set", { conversationId: taken }, operator);
    expect((await send({ mediaId: mine.id, conversationId: taken })).reason).toBe("owned_by_another");
  });
});

describe("who may", () => {
  it("S1, S5: nobody, a foreign store, a viewer, another site", async () => {
    const foreign = await api.member({ [await insertTenant(api.sql)]: "owner" });
    const viewer = await api.member({ [tenantId]: "viewer" });
    for (const to of [`chats/${chat}`, `stores/${tenantId}`]) {
      expect((await upload(PNG, { to, as: {} })).status).toBe(401);
      expect((await upload(PNG, { to, as: foreign })).status).toBe(404);
      expect((await upload(PNG, { to, as: viewer })).status).toBe(403);
      const elsewhere = { ...staff, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
      expect((await upload(PNG, { to, as: elsewhere })).status).toBe(403);
    }
    expect((await upload(PNG, { to: "chats/no-id" })).status).toBe(404);
    expect((await upload(PNG, { to: "stores/nan" })).status).toBe(404);
  });
});

describe("a provider that has trouble", () => {
  it("takes the file later, and is given it once, however often the message is tried", async () => {
    const before = { sent: api.ycloud.sentMessages.length, uploads: uploads().length };
    api.ycloud.faults.next({ kind: "server_error" }, { when: ({ kind }) => kind === "media" });
    api.ycloud.faults.next({ kind: "rate_limited", retryAfterSeconds: 0 });
    const { media } = await upload(PNG);
    const { message } = await send({ mediaId: media.id });
    const kick = setInterval(() => api.deps.sender.kick(), 100);
    await received(before.sent + 1);
    clearInterval(kick);
    expect(uploads()).toHaveLength(before.uploads + 2);
    expect(lastSent()?.externalId).toBe(message.id);
  });

  it("that knows the file no more gets it anew when somebody tries again", async () => {
    const before = api.ycloud.sentMessages.length;
    const { media } = await upload(PNG);
    api.ycloud.faults.next({ kind: "reject", code: "131053" });
    const { message } = await send({ mediaId: media.id });
    await until(
      () => api.sql`select 1 from chat_messages where id = ${message.id} and send_state = 'failed'`,
      (rows) => rows.length === 1,
    );
    const given = uploads().length;
    expect((await api.mutate("chats.retry", { messageId: message.id }, staff)).status).toBe(200);
    await received(before + 1);
    expect(uploads()).toHaveLength(given + 1);
  });
});

describe("a canned answer's picture", () => {
  it("is uploaded once and leaves above the text, in as many chats as one likes", async () => {
    const { media } = await upload(PNG, { to: `stores/${tenantId}` });
    const made = await api.mutate(
      "cannedAnswers.create",
      { tenantId, shortcut: "talles", body: "Nuestra tabla", imageUrl: media.url },
      staff,
    );
    const answer = made.data as CannedAnswer;
    expect(answer.imageUrl).toBe(media.url);
    for (const conversationId of [chat, await newChat()]) {
      const before = api.ycloud.sentMessages.length;
      const said = { conversationId, text: "Nuestra tabla", cannedAnswerId: answer.id };
      expect((await send(said)).message).toMatchObject({ type: "image", media: { url: media.url } });
      await received(before + 1);
      expect(lastSent()?.file?.mime).toBe("image/png");
    }
    const changed = { tenantId, answerId: answer.id, imageUrl: "https://tienda.example/tabla.png" };
    expect(((await api.mutate("cannedAnswers.update", changed, staff)).data as CannedAnswer).imageUrl).toBe(
      changed.imageUrl,
    );
  });

  it("is a picture, and this store's", async () => {
    expect((await upload(PDF, { to: `stores/${tenantId}`, type: "application/pdf" })).reason).toBe(
      "file_type",
    );
    const other = await insertTenant(api.sql);
    const foreign = (await upload(PNG, { to: `stores/${other}`, as: operator })).media;
    const ofChat = (await upload(PNG)).media;
    for (const imageUrl of [foreign.url, ofChat.url, `/media/${randomUUID()}`]) {
      const made = await api.mutate(
        "cannedAnswers.create",
        { tenantId, shortcut: "x", body: "y", imageUrl },
        staff,
      );
      expect(made.reason).toBe("not_found");
    }
  });
});

it("what was uploaded and never sent is gone after a day; what was sent or kept stays", async () => {
  const [sent, kept, unsent] = [
    (await upload(PNG)).media,
    (await upload(PNG, { to: `stores/${tenantId}` })).media,
    (await upload(PNG)).media,
  ];
  await send({ mediaId: sent.id });
  await api.mutate(
    "cannedAnswers.create",
    { tenantId, shortcut: "kept", body: "y", imageUrl: kept.url },
    staff,
  );
  await api.sql`update chat_media set created_at = now() - interval '2 days' where id in (${sent.id}, ${kept.id}, ${unsent.id})`;
  await discardUploads({ sql: api.sql, storage: api.deps.media });
  const left = await api.sql<
    { id: string }[]
  >`select id from chat_media where id in (${sent.id}, ${kept.id}, ${unsent.id})`;
  expect(left.map(({ id }) => id).toSorted()).toEqual([sent.id, kept.id].toSorted());
  expect(readdirSync(join(api.deps.config.dataDir, "media", tenantId))).not.toContain(unsent.id);
  expect((await send({ mediaId: unsent.id })).reason).toBe("not_found");
});
