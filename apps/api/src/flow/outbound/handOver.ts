import type { Sql } from "@platform/db";
import type { UploadOutcome, YCloudClient } from "@platform/integrations/ycloud";
import { createByteBudget, type ByteBudget, type MediaStorage } from "../../media/index.ts";
import { bounded } from "../bounded.ts";
import type { FileToSend } from "./payload.ts";

/** Where kept files are read from, and what all sends of this process may hold of them at once. */
export interface FileStorage {
  read(key: string): Promise<Uint8Array<ArrayBuffer> | null>;
  budget: ByteBudget;
}

/** Of files on their way out; one more, however large, may come on top. */
const HELD_BYTES = 48 * 1024 * 1024;

export function filesToSend(storage: MediaStorage): FileStorage {
  return { read: (key) => storage.read(key), budget: createByteBudget(HELD_BYTES) };
}

interface HandOverDeps {
  sql: Sql;
  files: FileStorage;
}

interface HandOver {
  client: Pick<YCloudClient, "uploadMedia">;
  file: FileToSend;
  /** The store's number: the provider keeps a file for one. */
  from: string;
  /** On this process's clock; later, somebody else may have begun anew. */
  by: number;
}

/** Gives the provider a file unless it has it, and notes the id, so that a message that is tried again needs no second one. */
export async function handOver(deps: HandOverDeps, wanted: HandOver): Promise<UploadOutcome> {
  const { file, from } = wanted;
  if (file.providerMediaId !== null) return { kind: "stored", mediaId: file.providerMediaId };
  const share = deps.files.budget.open();
  try {
    await share.grow(file.fileSize);
    const handed = await upload(deps.files, wanted);
    if (handed.kind === "stored") await note(deps.sql, { id: file.id, mediaId: handed.mediaId, from });
    return handed;
  } catch (error) {
    // Storage or database: no message has left, so that it can be tried again without a doubt.
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "throttled", retryAfterMs: null, code: "file_unreadable", message };
  } finally {
    share.release();
  }
}

async function upload(files: FileStorage, { client, file, from, by }: HandOver): Promise<UploadOutcome> {
  const bytes = await files.read(file.storageKey);
  if (bytes === null)
    return { kind: "rejected", scope: "message", code: "file_missing", message: "The file is gone" };
  const { mimeType, fileName } = file;
  const timeoutMs = Math.max(1, Math.floor(by - performance.now()));
  const name = fileName ?? `file.${mimeType.split("/")[1] ?? "bin"}`;
  return client.uploadMedia({ from, bytes, mimeType, fileName: name }, { timeoutMs });
}

async function note(
  sql: Sql,
  { id, mediaId, from }: { id: string; mediaId: string; from: string },
): Promise<void> {
  await bounded(sql`
    update chat_media set provider_media_id = ${mediaId}, provided_at = clock_timestamp(), provided_for = ${from}
    where id = ${id}`);
}
