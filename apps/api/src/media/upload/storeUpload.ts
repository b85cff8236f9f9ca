import { randomUUID } from "node:crypto";
import type { Media } from "@platform/contract";
import type { Sql } from "@platform/db";
import type { MediaStorage } from "../storage.ts";
import type { PreparedFile } from "./prepareFile.ts";

interface Upload {
  file: PreparedFile;
  tenantId: string;
  /** Null: for the store's canned answers. */
  conversationId: string | null;
  personId: string;
}

interface UploadDeps {
  storage: Pick<MediaStorage, "put" | "remove">;
  /** One transaction as the person. */
  run<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

/** Keeps a file that somebody is about to send; what is never sent is removed a day later (`discardUploads`). */
export async function storeUpload({ storage, run }: UploadDeps, upload: Upload): Promise<Media> {
  const { file, tenantId, conversationId, personId } = upload;
  const { kind, mimeType, fileName } = file;
  const id = randomUUID();
  const storageKey = `${tenantId}/${id}`;
  const fileSize = file.bytes.byteLength;
  await storage.put(storageKey, file.bytes);
  try {
    await run(
      (sql) => sql`
        insert into chat_media (id, tenant_id, kind, mime_type, file_name, file_size, storage_key, state, uploaded_by, uploaded_for)
        values (${id}, ${tenantId}, ${kind}, ${mimeType}, ${fileName}, ${fileSize}, ${storageKey}, 'stored', ${personId}, ${conversationId})`,
    );
  } catch (error) {
    await storage.remove(storageKey);
    throw error;
  }
  const heard = { transcript: null, transcriptState: null };
  return { id, kind, mimeType, fileName, fileSize, state: "stored", url: `/media/${id}`, ...heard };
}
