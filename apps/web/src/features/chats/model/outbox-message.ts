import type { Media, Message } from "@platform/contract";
import type { OutboxEntry } from "./outbox.ts";

function mediaOf({ clientMessageId: id, file, product, picture }: OutboxEntry): Media | null {
  const unheard = { transcript: null, transcriptState: null };
  if (file) {
    const { kind, url, name: fileName, blob } = file;
    return { id, kind, state: "stored", url, mimeType: blob.type, fileName, fileSize: blob.size, ...unheard };
  }
  const url = product?.imageUrl ?? picture?.url ?? null;
  if (url === null) return null;
  return {
    id,
    kind: "image",
    state: "stored",
    url,
    mimeType: null,
    fileName: null,
    fileSize: null,
    ...unheard,
  };
}

/** The entry as a bubble, until the stored message takes its place. */
export function asMessage(entry: OutboxEntry, authorName: string | null): Message {
  const media = mediaOf(entry);
  return {
    id: entry.clientMessageId,
    conversationId: entry.conversationId,
    author: "human",
    authorName,
    type: media?.kind ?? "text",
    text: entry.text || null,
    media,
    details: null,
    quoted: entry.quoted,
    quotable: false,
    reactions: [],
    status: entry.state === "failed" ? "failed" : "queued",
    failureCode: null,
    failureReason: entry.reason,
    sentFrom: "panel",
    clientMessageId: entry.clientMessageId,
    turnId: null,
    outcome: null,
    sentAt: entry.createdAt,
  };
}
