import { randomUUID } from "node:crypto";
import { open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { MAX_FILE_BYTES } from "@platform/contract";
import type { ByteBudget } from "../byteBudget.ts";
import type { Refused } from "./refusal.ts";

/** Nothing larger can be sent, whatever it is. */
export const MAX_UPLOAD_BYTES = MAX_FILE_BYTES.document;
/** A phone on a bad line; whoever takes longer has given up. */
const PATIENCE_MS = 10 * 60_000;

interface Receiving {
  /** What may be held of uploads at once. */
  budget: ByteBudget;
  /** As the browser declares it: what claims to be a picture is too large for one before it is looked at. */
  declared: string | null;
}

/**
 * Receives a body into a file of its own, since senders may be slow, and hands it on whole. Rejects where it was cut
 * off; nothing of it is left then, nor afterwards.
 */
export async function receiveFile<T>(
  body: Readable,
  { budget, declared }: Receiving,
  use: (bytes: Uint8Array) => Promise<T>,
): Promise<T | Refused> {
  const path = join(tmpdir(), `upload-${randomUUID()}`);
  const share = budget.open();
  const giveUp = setTimeout(() => body.destroy(new Error("The upload took too long")), PATIENCE_MS);
  try {
    const size = await writeUpTo(maxBytesOf(declared), body, path);
    clearTimeout(giveUp);
    if (size === null) return { refused: "file_too_large" };
    await share.grow(size);
    return await use(await readFile(path));
  } finally {
    clearTimeout(giveUp);
    share.release();
    await rm(path, { force: true });
  }
}

/** Null where it is longer: the rest is read and thrown away, so that the sender hears the answer. */
async function writeUpTo(maxBytes: number, body: Readable, path: string): Promise<number | null> {
  const file = await open(path, "wx", 0o600);
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > MAX_UPLOAD_BYTES) throw new Error("The upload has no end");
      if (size <= maxBytes) await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return size > maxBytes ? null : size;
}

function maxBytesOf(declared: string | null): number {
  const family = declared?.split("/", 1)[0]?.toLowerCase() ?? "";
  if (family === "image") return MAX_FILE_BYTES.image;
  return family === "video" || family === "audio" ? MAX_FILE_BYTES.video : MAX_UPLOAD_BYTES;
}
