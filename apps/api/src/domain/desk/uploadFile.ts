import type { Readable } from "node:stream";
import type { Media } from "@platform/contract";
import type { Sql } from "@platform/db";
import {
  isRefused,
  plainName,
  prepareFile,
  receiveFile,
  storeUpload,
  type ByteBudget,
  type MediaStorage,
} from "../../media/index.ts";
import type { Access, OpenTenant } from "../access.ts";
import { AppError } from "../errors.ts";

export interface UploadDeps {
  media: Pick<MediaStorage, "put" | "remove">;
  /** What may be held of uploads at once. */
  budget: ByteBudget;
}

/** Bytes as they come, with what the browser says of them. */
export interface GivenUpload {
  body: Readable;
  declared: string | null;
  fileName: string | undefined;
}

const MESSAGES = {
  file_too_large: "WhatsApp takes pictures of 5 MB, sound and films of 16 MB, documents of 100 MB at most",
  file_type: "WhatsApp takes JPEG, PNG, MP4 (H.264), MP3, AAC, Opus, PDF, Office and plain text",
};

/** A file that the person is about to send in this chat; they may write there. */
export async function uploadForChat(
  deps: UploadDeps,
  access: Access,
  { conversationId, ...given }: GivenUpload & { conversationId: string },
): Promise<Media> {
  const tenant = await access.tenantOf("chat_conversations", conversationId, "answer");
  return receive(deps, given, { tenant, conversationId, personId: access.actor.id });
}

/** A picture for a canned answer of the store. */
export async function uploadForStore(
  deps: UploadDeps,
  access: Access,
  { tenantId, ...given }: GivenUpload & { tenantId: string },
): Promise<Media> {
  const tenant = access.tenant(tenantId, "answer");
  return receive(deps, given, { tenant, conversationId: null, personId: access.actor.id });
}

async function receive(
  { media, budget }: UploadDeps,
  { body, declared, fileName }: GivenUpload,
  place: { tenant: OpenTenant; conversationId: string | null; personId: string },
): Promise<Media> {
  const { tenant, conversationId, personId } = place;
  const { tenantId } = tenant;
  const kept = await receiveFile(body, { budget, declared }, async (bytes) => {
    const file = await prepareFile({ bytes, fileName: plainName(fileName), declared });
    if (isRefused(file)) return file;
    // Answers have a text, and of files that leave with one only a picture stands above it.
    if (conversationId === null && file.kind !== "image") return { refused: "file_type" } as const;
    const run = <T>(work: (sql: Sql) => Promise<T>) => tenant.run(({ sql }) => work(sql));
    return storeUpload({ storage: media, run }, { file, tenantId, conversationId, personId });
  });
  if (isRefused(kept)) throw new AppError(kept.refused, MESSAGES[kept.refused]);
  return kept;
}
