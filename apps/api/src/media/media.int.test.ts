import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createTestDatabase, type TestDatabase } from "@platform/db/testing";
import { createOutgoingFetch, type OutgoingFetch } from "@platform/integrations/http";
import { createYCloudClient } from "@platform/integrations/ycloud";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createHints } from "../hints/index.ts";
import { patientFetch } from "../testing/patientFetch.ts";
import { insertTenant } from "../testing/rows.ts";
import { createPriceBook } from "../usage/priceBook.ts";
import { createByteBudget } from "./byteBudget.ts";
import {
  createMediaStorage,
  fetchPendingMedia,
  type MediaFetchDeps,
  type TranscribeDeps,
  mediaHeaders,
  findMedia,
  openMedia,
  startMediaWorker,
} from "./index.ts";
import { OGG_OPUS, PDF, PNG } from "./testing/files.ts";

type Answer = (response: ServerResponse) => void;
const bytes =
  (body: Uint8Array, type = "application/octet-stream"): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": type }).end(body);
  };
const status =
  (code: number): Answer =>
  (response) =>
    void response.writeHead(code).end();

let database: TestDatabase;
let sql: TestDatabase["db"]["system"];
let provider: Server;
let dir: string;
let deps: MediaFetchDeps & TranscribeDeps;
const outgoing = createOutgoingFetch({ allowPrivateAddresses: true });
const answers = new Map<string, Answer>();
const asked: { path: string; key: string | undefined }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  sql = database.db.system;
  dir = await mkdtemp(join(tmpdir(), "media-"));
  provider = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, key: request.headers["x-api-key"]?.toString() });
    (answers.get(path) ?? status(404))(response);
  });
  await new Promise<void>((resolve) => provider.listen(0, "127.0.0.1", resolve));
  deps = {
    sql,
    storage: createMediaStorage({ dir }),
    hints: createHints(),
    budget: createByteBudget(48 * 1024 * 1024),
    log: pino({ level: "silent" }),
    ycloudFor: clientsOver(outgoing),
    transcriberFor: () => Promise.resolve(null),
    prices: createPriceBook(),
  };
});
afterAll(async () => {
  await database.drop();
  await outgoing.close();
  await new Promise((resolve) => provider.close(resolve));
  await rm(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  await sql`delete from tenants`;
  answers.clear();
  asked.length = 0;
});

function origin(): string {
  return `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}
const clientsOver =
  (fetch: OutgoingFetch): MediaFetchDeps["ycloudFor"] =>
  ({ sealedKey: apiKey }) =>
    Promise.resolve(apiKey === null ? null : createYCloudClient({ baseUrl: origin(), apiKey, fetch }));
const createStore = (key: string | null = "yc-key") => insertTenant(sql, { ycloud_api_key: key });
async function addMedia(tenantId: string, path: string, row: Record<string, unknown> = {}): Promise<string> {
  const values = { tenant_id: tenantId, kind: "image", provider_link: `${origin()}${path}`, ...row };
  const [media] = await sql<{ id: string }[]>`insert into chat_media ${sql(values)} returning id`;
  return media?.id ?? "";
}
async function rowOf(id: string) {
  const [row] = await sql`
    select state, error, mime_type, file_size, storage_key, attempts from chat_media where id = ${id}`;
  return row ?? {};
}
/** Looks it up with a store's own eyes, or the system's, and opens it. */
async function open(id: string, { as, range }: { as?: string; range?: string } = {}) {
  const row =
    as === undefined
      ? await findMedia(sql, id)
      : await database.db.asTenant(as, (own) => findMedia(own.sql, id));
  return row === null ? { kind: "missing" as const } : openMedia(deps.storage, row, range);
}
const makeDue = () => sql`update chat_media set next_attempt_at = now() where state = 'pending'`;

test("a picture is fetched with its own store's key, stored and opened again byte for byte", async () => {
  answers.set("/photo", bytes(PNG));
  const tenantId = await createStore("key-of-this-store");
  const id = await addMedia(tenantId, "/photo", { file_name: "foto ñandú.png" });
  expect(await fetchPendingMedia(deps)).toEqual({ stored: 1, failed: 0, postponed: 0 });
  expect(asked).toEqual([{ path: "/photo", key: "key-of-this-store" }]);
  expect(await rowOf(id)).toMatchObject({
    state: "stored",
    error: null,
    mime_type: "image/png",
    file_size: PNG.byteLength,
    storage_key: `${tenantId}/${id}`,
  });
  const opened = await open(id, { as: tenantId });
  if (opened.kind !== "found") throw new Error(opened.kind);
  expect(await buffer(opened.stream)).toEqual(PNG);
  expect(mediaHeaders(opened)).toMatchObject({
    "content-type": "image/png",
    "content-length": String(PNG.byteLength),
    "content-disposition": "inline; filename*=UTF-8''foto%20%C3%B1and%C3%BA.png",
    "x-content-type-options": "nosniff",
  });
});

test("a store can't open another store's file, and it reads like a missing one", async () => {
  answers.set("/photo", bytes(PNG));
  const [one, two] = [await createStore(), await createStore()];
  const id = await addMedia(one, "/photo");
  await fetchPendingMedia(deps);
  const openAs = (as: string, wanted: string) => open(wanted, { as });
  expect(await openAs(two, id)).toEqual({ kind: "missing" });
  expect(await openAs(one, "00000000-0000-7000-8000-000000000000")).toEqual({ kind: "missing" });
  expect(await openAs(one, "../../etc/passwd")).toEqual({ kind: "missing" });
});

test("a player may ask for a part of a voice note", async () => {
  answers.set("/voice", bytes(OGG_OPUS));
  const id = await addMedia(await createStore(), "/voice", { kind: "audio" });
  await fetchPendingMedia(deps);
  const opened = await open(id, { range: "bytes=4-9" });
  if (opened.kind !== "found") throw new Error(opened.kind);
  expect(await buffer(opened.stream)).toEqual(OGG_OPUS.subarray(4, 10));
  expect(mediaHeaders(opened)).toMatchObject({
    "content-length": "6",
    "content-range": `bytes 4-9/${OGG_OPUS.byteLength}`,
  });
  expect(await open(id, { range: "bytes=9999-" })).toMatchObject({ kind: "unsatisfiable" });
});

test("a document is saved, not shown, and a page disguised as a picture is refused", async () => {
  const page = Buffer.from("<script>alert(1)</script>");
  answers.set("/list.pdf", bytes(PDF)).set("/page", bytes(page, "image/png"));
  const tenantId = await createStore();
  const document = await addMedia(tenantId, "/list.pdf", { kind: "document", file_name: 'a"b\r\n.pdf' });
  const disguised = await addMedia(tenantId, "/page", { mime_type: "image/png" });
  await fetchPendingMedia(deps);
  const opened = await open(document);
  if (opened.kind !== "found") throw new Error(opened.kind);
  opened.stream.destroy();
  expect(mediaHeaders(opened)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": "attachment; filename*=UTF-8''a%22b%0D%0A.pdf",
  });
  expect(await rowOf(disguised)).toMatchObject({ state: "failed", error: "wrong_type", storage_key: null });
});

test.each<[string, Answer, string]>([
  ["that has expired", status(404), "gone"],
  ["that is refused", status(403), "gone"],
  ["larger than 16 MB", bytes(Buffer.alloc(16 * 1024 * 1024 + 1)), "too_large"],
])("a file %s is given up at once, with the reason", async (_what, answer, reason) => {
  answers.set("/file", answer);
  const id = await addMedia(await createStore(), "/file");
  expect(await fetchPendingMedia(deps)).toEqual({ stored: 0, failed: 1, postponed: 0 });
  expect(await rowOf(id)).toMatchObject({ state: "failed", error: reason });
  await makeDue();
  expect(await fetchPendingMedia(deps)).toEqual({ stored: 0, failed: 0, postponed: 0 });
});

test("a file of 100 MB that doesn't say how large it is, is left off soon after it is too much", async () => {
  let sent = 0;
  answers.set("/endless", (response) => {
    const piece = Buffer.alloc(256 * 1024);
    const more = (): void => {
      while (sent < 100 * 1024 * 1024 && response.writable) {
        sent += piece.length;
        if (!response.write(piece)) return void response.once("drain", more);
      }
      response.end();
    };
    more();
  });
  const id = await addMedia(await createStore(), "/endless", { kind: "document" });
  expect(await fetchPendingMedia(deps)).toMatchObject({ failed: 1 });
  expect(await rowOf(id)).toMatchObject({ state: "failed", error: "too_large" });
  expect(sent).toBeLessThan(60 * 1024 * 1024);
});

test("large files that come at once are held one after the other, never all together, and all arrive", async () => {
  const size = 1_500_000;
  const tenantId = await createStore();
  for (let n = 0; n < 4; n += 1) {
    answers.set(`/large-${n}`, bytes(Buffer.concat([PDF, Buffer.alloc(size)])));
    await addMedia(tenantId, `/large-${n}`, { kind: "document" });
  }
  const inner = createByteBudget(2_000_000);
  let [held, most] = [0, 0];
  const budget = {
    open: () => {
      const share = inner.open();
      let own = 0;
      return {
        grow: async (more: number) => {
          await share.grow(more);
          own += more;
          held += more;
          most = Math.max(most, held);
        },
        release: () => {
          held -= own;
          share.release();
        },
      };
    },
  };
  expect(await fetchPendingMedia({ ...deps, budget })).toMatchObject({ stored: 4 });
  expect(most).toBeGreaterThan(size);
  expect(most).toBeLessThan(2_000_000 + size + 100_000);
  expect(held).toBe(0);
});

test("a document may be larger than a picture", async () => {
  answers.set("/book", bytes(Buffer.concat([PDF, Buffer.alloc(17 * 1024 * 1024)])));
  const id = await addMedia(await createStore(), "/book", { kind: "document" });
  await fetchPendingMedia(deps);
  expect(await rowOf(id)).toMatchObject({ state: "stored", mime_type: "application/pdf" });
});

test("while the provider is down a file is tried again after growing delays, and given up at the eighth time", async () => {
  answers.set("/photo", status(503));
  const id = await addMedia(await createStore(), "/photo");
  const delays: number[] = [];
  for (let attempt = 1; attempt <= 7; attempt += 1) {
    const [{ at } = { at: "" }] = await sql<{ at: string }[]>`select now()::text as at`;
    expect(await fetchPendingMedia(deps)).toMatchObject({ postponed: 1 });
    const [{ delay } = { delay: 0 }] = await sql<{ delay: number }[]>`
      update chat_media set next_attempt_at = next_attempt_at + interval '1 hour' where id = ${id}
      returning extract(epoch from next_attempt_at - interval '1 hour' - ${at}::timestamptz)::float as delay`;
    delays.push(delay);
    expect(await fetchPendingMedia(deps), "not before its time").toMatchObject({ postponed: 0 });
    await makeDue();
  }
  expect(delays.every((delay, index) => delay > (delays[index - 1] ?? 2))).toBe(true);
  expect(await fetchPendingMedia(deps)).toMatchObject({ failed: 1 });
  expect(await rowOf(id)).toMatchObject({ state: "failed", error: "unavailable", attempts: 8 });
});

test("a file that kills its process is given up after eight times", async () => {
  answers.set("/bomb", bytes(PNG));
  const id = await addMedia(await createStore(), "/bomb", { attempts: 8 });
  expect(await fetchPendingMedia(deps)).toMatchObject({ failed: 1 });
  expect(asked).toEqual([]);
  expect(await rowOf(id)).toMatchObject({ state: "failed", error: "internal" });
});

test("a file without address fails, one of a store without key waits for the key", async () => {
  answers.set("/photo", bytes(PNG));
  const tenantId = await createStore(null);
  const [lost, waiting] = [
    await addMedia(tenantId, "/", { provider_link: null }),
    await addMedia(tenantId, "/photo"),
  ];
  expect(await fetchPendingMedia(deps)).toEqual({ stored: 0, failed: 1, postponed: 1 });
  expect(await rowOf(lost)).toMatchObject({ state: "failed", error: "no_link" });
  expect(await rowOf(waiting)).toMatchObject({ state: "pending", error: "no_key" });
  await sql`update tenants set ycloud_api_key = 'yc-key'`;
  await makeDue();
  expect(await fetchPendingMedia(deps)).toMatchObject({ stored: 1 });
});

test("a file that the store's revoked key can't fetch opens without it while it is new, and later with the next key", async () => {
  const refuse: Answer = (response) => void response.writeHead(401).end();
  const open = bytes(PNG);
  let fresh = true;
  answers.set("/photo", (response) =>
    (asked.at(-1)?.key === undefined ? fresh : asked.at(-1)?.key === "new-key")
      ? open(response)
      : refuse(response),
  );
  const tenantId = await createStore("revoked");
  const first = await addMedia(tenantId, "/photo");
  expect(await fetchPendingMedia(deps)).toMatchObject({ stored: 1 });
  expect(asked.map(({ key }) => key)).toEqual(["revoked", undefined]);
  fresh = false;
  const second = await addMedia(tenantId, "/photo");
  for (let attempt = 1; attempt <= 12; attempt += 1) {
    expect(await fetchPendingMedia(deps)).toEqual({ stored: 0, failed: 0, postponed: 1 });
    await makeDue();
  }
  await sql`update chat_media set next_attempt_at = now() + interval '2 hours' where state = 'pending'`;
  await sql`update tenants set ycloud_api_key = 'new-key'`;
  expect(await fetchPendingMedia(deps), "at once").toMatchObject({ stored: 1 });
  expect(await rowOf(first)).toMatchObject({ state: "stored" });
  expect(await rowOf(second)).toMatchObject({ state: "stored", error: null });
  const old = await addMedia(tenantId, "/photo", { created_at: "2020-01-01" });
  await sql`update tenants set ycloud_api_key = null`;
  expect(await fetchPendingMedia(deps), "not for ever").toMatchObject({ failed: 1 });
  expect(await rowOf(old)).toMatchObject({ state: "failed", error: "no_key" });
});

test("four processes at once fetch each file once", async () => {
  const tenantId = await createStore();
  for (let n = 0; n < 12; n += 1) {
    answers.set(`/photo-${n}`, bytes(PNG));
    await addMedia(tenantId, `/photo-${n}`);
  }
  const results = await Promise.all([1, 2, 3, 4].map(() => fetchPendingMedia(deps)));
  const stored = results.reduce((sum, each) => sum + each.stored, 0);
  expect(asked).toHaveLength(stored);
  expect(new Set(asked.map((each) => each.path)).size).toBe(stored);
});

test("a store with many files does not keep another's waiting", async () => {
  const [busy, quiet] = [await createStore(), await createStore()];
  for (let n = 0; n < 20; n += 1) await addMedia(busy, `/many-${n}`);
  answers.set("/only", bytes(PNG));
  const id = await addMedia(quiet, "/only");
  await fetchPendingMedia(deps);
  expect(await rowOf(id)).toMatchObject({ state: "stored" });
});

test("a process that died with a file loses its lease, and comes too late to say what became of it", async () => {
  const waiting: ServerResponse[] = [];
  answers.set("/photo", (response) => void waiting.push(response));
  const id = await addMedia(await createStore(), "/photo");
  const stuck = fetchPendingMedia(deps);
  await expect.poll(() => waiting.length).toBe(1);
  expect(await fetchPendingMedia(deps)).toEqual({ stored: 0, failed: 0, postponed: 0 });
  answers.set("/photo", bytes(PNG));
  await makeDue();
  expect(await fetchPendingMedia(deps)).toMatchObject({ stored: 1 });
  waiting[0]?.writeHead(404).end();
  await stuck;
  expect(await rowOf(id)).toMatchObject({ state: "stored", error: null });
});

test("a full disk postpones the file for as long as it is full", async () => {
  answers.set("/photo", bytes(PNG));
  const id = await addMedia(await createStore(), "/photo", { attempts: 7 });
  const full = { ...deps.storage, put: () => Promise.reject(new Error("ENOSPC")) };
  expect(await fetchPendingMedia({ ...deps, storage: full })).toMatchObject({ postponed: 1 });
  expect(await rowOf(id)).toMatchObject({ state: "pending", error: "not_kept", attempts: 8 });
  await makeDue();
  expect(await fetchPendingMedia(deps)).toMatchObject({ stored: 1 });
});

test("the worker of a process fetches everything that waits, a few at a time", async () => {
  const tenantId = await createStore();
  for (let n = 0; n < 31; n += 1) {
    answers.set(`/photo-${n}`, bytes(PNG));
    await addMedia(tenantId, `/photo-${n}`);
  }
  const worker = startMediaWorker(deps);
  worker.kick();
  await expect.poll(async () => (await sql`select 1 from chat_media where state = 'stored'`).length).toBe(31);
  await worker.stop();
  expect(new Set(asked.map((each) => each.path)).size).toBe(asked.length);
});

test("files that hang hold up no other, and go back when the process ends", async () => {
  const hanging: ServerResponse[] = [];
  const tenantId = await createStore();
  for (let n = 0; n < 5; n += 1) {
    answers.set(`/hangs-${n}`, (response) => void hanging.push(response));
    await addMedia(tenantId, `/hangs-${n}`);
  }
  // The provider would be waited for as long as this test may take: only the process's end gives them back.
  const worker = startMediaWorker({ ...deps, ycloudFor: clientsOver(patientFetch(outgoing)) });
  worker.kick();
  await expect.poll(() => hanging.length).toBe(5);
  answers.set("/photo", bytes(PNG));
  const id = await addMedia(tenantId, "/photo");
  worker.kick();
  await expect.poll(() => rowOf(id)).toMatchObject({ state: "stored" });
  await worker.stop();
  const rows = await sql`select state, error from chat_media where state = 'pending'`;
  expect(rows).toHaveLength(5);
  expect(rows).toMatchObject(rows.map(() => ({ error: "unavailable" })));
});
