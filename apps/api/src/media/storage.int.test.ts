import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { startS3, type S3Simulator } from "@platform/simulator";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createBucketStorage } from "./bucket.ts";
import { probeStorage } from "./probeStorage.ts";
import { createMediaStorage, type MediaStorage } from "./storage.ts";

let s3: S3Simulator;
let dir: string;
/** Where something hangs; elsewhere a machine may stand still for as long as a test may take. */
const SHORT = { patienceMs: 2_000 };
const PATIENT = { patienceMs: 3_600_000 };

beforeAll(async () => {
  s3 = await startS3({ pageSize: 3, region: "sa-east-1" });
  dir = await mkdtemp(join(tmpdir(), "storage-"));
});
afterAll(async () => {
  await s3.stop();
  await rm(dir, { recursive: true, force: true });
});
beforeEach(() => {
  s3.files.clear();
  s3.locked.clear();
  s3.asked.length = 0;
});

const openBucket = (settings: Partial<S3Simulator> = {}, options = PATIENT) =>
  createBucketStorage({ ...s3, ...settings, endpoint: settings.url ?? s3.url }, options);
const text = (words: string) => new TextEncoder().encode(words);
const wordsOf = (bytes: Uint8Array | null) => (bytes === null ? null : new TextDecoder().decode(bytes));
const streamed = async (stream: Readable | null) => (stream === null ? null : wordsOf(await buffer(stream)));

describe.each<[string, () => Promise<MediaStorage>]>([
  ["a folder", async () => createMediaStorage({ dir })],
  ["a bucket", async () => openBucket()],
])("files in %s", (_where, openStorage) => {
  let storage: MediaStorage;
  beforeAll(async () => {
    storage = await openStorage();
  });

  test("are had again byte for byte, whole and in parts", async () => {
    const bytes = randomBytes(300_000);
    await storage.put("1/foto", bytes);
    expect(await storage.read("1/foto")).toEqual(new Uint8Array(bytes));
    const whole = await storage.open("1/foto");
    expect(whole !== null && (await buffer(whole)).equals(bytes)).toBe(true);
    const part = await storage.open("1/foto", { start: 10, end: 199_999 });
    expect(part !== null && (await buffer(part)).equals(bytes.subarray(10, 200_000))).toBe(true);
    const last = await storage.open("1/foto", { start: 299_999, end: 299_999 });
    expect(last !== null && (await buffer(last)).length).toBe(1);
  });

  test("may be empty, and replace older ones", async () => {
    await storage.put("1/nota", text("vieja y más larga"));
    await storage.put("1/nota", text("nueva"));
    expect(await streamed(await storage.open("1/nota"))).toBe("nueva");
    await storage.put("1/nota", new Uint8Array());
    expect(await storage.read("1/nota")).toEqual(new Uint8Array());
  });

  test("that aren't there are no error", async () => {
    expect(await storage.read("1/nada")).toBeNull();
    expect(await storage.open("1/nada")).toBeNull();
    expect(await storage.open("1/nada", { start: 0, end: 5 })).toBeNull();
    await storage.removeAll("99");
    await storage.remove("1/nada");
  });

  test("are listed, more of them than a list shows at once", async () => {
    await storage.removeAll("7");
    const keys = ["7/a", "7/b", "7/c", "7/d", "7/e"];
    for (const key of keys) await storage.put(key, text(key));
    const found: string[] = [];
    for await (const key of storage.list()) if (key.startsWith("7/")) found.push(key);
    expect(found.toSorted()).toEqual(keys);
  });

  test("are removed one by one", async () => {
    await storage.put("1/una", text("suya"));
    await storage.put("1/una-mas", text("suya"));
    await storage.remove("1/una");
    expect(await storage.read("1/una")).toBeNull();
    expect(wordsOf(await storage.read("1/una-mas"))).toBe("suya");
  });

  test("of one store are removed, more of them than a list shows at once, and no other store's", async () => {
    for (let n = 0; n < 8; n += 1) await storage.put(`1/archivo-${n}_b.c`, text("suyo"));
    await storage.put("1/.health/sub/probe", text("suyo"));
    await storage.put("12/archivo", text("ajeno"));
    await storage.put("1-/archivo", text("ajeno"));
    expect(await storage.read("1/archivo-7_b.c")).not.toBeNull();
    await storage.removeAll("1");
    for (let n = 0; n < 8; n += 1) expect(await storage.read(`1/archivo-${n}_b.c`)).toBeNull();
    expect(await storage.read("1/.health/sub/probe")).toBeNull();
    expect(wordsOf(await storage.read("12/archivo"))).toBe("ajeno");
    expect(wordsOf(await storage.read("1-/archivo"))).toBe("ajeno");
  });

  test("are tried by several looks at once without getting into each other's way", async () => {
    const looks = await Promise.all(Array.from({ length: 12 }, () => probeStorage(storage, "7/.health")));
    expect(looks).toEqual(looks.map(() => null));
    expect([...s3.files.keys()]).toEqual([]);
  });
});

test.each<[string, Partial<S3Simulator>, string]>([
  ["a key that isn't known", { accessKeyId: "AKIAOTHER" }, "InvalidAccessKeyId"],
  ["a wrong secret", { secretAccessKey: "wrong" }, "SignatureDoesNotMatch"],
  ["a bucket that isn't there", { bucket: "otro-bucket" }, "NoSuchBucket"],
  ["another region", { region: "eu-west-1" }, "AuthorizationHeaderMalformed"],
  ["an address where nobody is", { url: "http://127.0.0.1:1" }, "ECONNREFUSED"],
])("%s is an error by name, never a missing file", async (_what, settings, code) => {
  const storage = openBucket(settings);
  expect(await probeStorage(storage, "1")).toBe(code);
  await expect(storage.read("1/foto")).rejects.toThrow();
  await expect(storage.open("1/foto")).rejects.toThrow();
});

test("a bucket that is busy, or breaks off, is asked once more, and then no more", async () => {
  for (const fault of [
    { kind: "error", status: 503, code: "SlowDown" },
    { kind: "error", status: 500, code: "InternalError" },
    { kind: "reset" },
    { kind: "hang" },
  ] as const) {
    const storage = openBucket({}, fault.kind === "hang" ? SHORT : PATIENT);
    const outlives = () => {
      s3.failNext(fault);
      return storage.put("1/foto", text("foto")).then(
        () => true,
        () => false,
      );
    };
    // Who is given little time for what hangs may be cut off by a standstill beside it, and meets the fault anew.
    await expect.poll(outlives).toBe(true);
    expect(wordsOf(await openBucket().read("1/foto"))).toBe("foto");
    s3.asked.length = 0;
    s3.failNext(fault, 2);
    await expect(storage.put("1/foto", text("foto"))).rejects.toThrow();
    expect(s3.asked).toHaveLength(2);
  }
});

test("an answer that breaks off or stops coming is an error in bounded time, not half a file", async () => {
  const storage = openBucket({}, SHORT);
  await openBucket().put("1/foto", randomBytes(100_000));
  for (const kind of ["cut", "stall"] as const) {
    s3.failNext({ kind });
    await expect(storage.read("1/foto")).rejects.toThrow();
    s3.failNext({ kind });
    const half = await storage.open("1/foto");
    await expect(half === null ? null : buffer(half)).rejects.toThrow();
  }
});

test("readers who go away in the middle leave the way free for others", async () => {
  const storage = openBucket();
  await storage.put("1/video", randomBytes(2_000_000));
  for (let n = 0; n < 120; n += 1) (await storage.open("1/video"))?.destroy();
  expect((await storage.read("1/video"))?.length).toBe(2_000_000);
});

test("a file that can't be removed is said, not passed over", async () => {
  const storage = openBucket();
  await storage.put("1/a", text("a"));
  await storage.put("1/b", text("b"));
  s3.locked.add("1/b");
  await expect(storage.removeAll("1")).rejects.toThrow("AccessDenied");
});
