import { madeId } from "../../flow/inbound/messageIdOf.ts";
import { keptId } from "../ids.ts";
import type { PastMedia, PastMessage } from "../writeMessages.ts";
import { given } from "./context.ts";
import { momentOf } from "./moments.ts";
import type { SourceRow } from "./source.ts";
import { unpackReply, type Bubble } from "./unpackReply.ts";

export const messageColumns = [
  "conversation_id",
  "role",
  "message_type",
  "content",
  "media_id",
  "ycloud_message_id",
  "provider_status",
  "created_at",
] as const;

const roles = ["user", "assistant", "human_supervisor", "system"] as const;
const types = [
  "text",
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "location",
  "contacts",
  "order",
  "template",
];
const statuses = ["accepted", "sent", "delivered", "read", "failed"];
const kinds = ["image", "audio", "video", "document", "sticker"];

export type Unread = "role" | "time" | "empty";

/** One row of the predecessor's as what was said: an assistant's raw answer becomes its bubbles. */
export function toMessages(
  row: SourceRow,
  { chat, media }: { chat: { id: string; tenantId: string }; media: SourceRow | undefined },
): PastMessage[] | Unread {
  const oldId = row["id"] ?? "";
  const role = roles.find((each) => each === given(row, "role"));
  if (role === undefined) return "role";
  const sentAt = momentOf(row["created_at"]);
  if (sentAt === null) return "time";
  const file = media === undefined ? null : toMedia(media);
  const content = given(row, "content") ?? null;
  const bubbles: Bubble[] =
    role === "assistant" && content !== null ? unpackReply(content) : [{ text: content, imageUrl: null }];
  if (content === null && file === null) return "empty";
  const type = types.find((each) => each === given(row, "message_type")) ?? "text";
  const provider = given(row, "ycloud_message_id") ?? null;
  const status = statuses.find((each) => each === given(row, "provider_status")) ?? null;
  return bubbles.map((bubble, index) => ({
    id: index === 0 ? keptId("chat_messages", oldId) : madeId(["chat_messages", oldId, index]),
    tenantId: chat.tenantId,
    conversationId: chat.id,
    role,
    type: typeOf({ bubble, file, type }),
    text: bubble.text,
    imageUrl: bubble.imageUrl,
    media: index === 0 ? file : null,
    // The row carries one id for all its bubbles: it is the first one's.
    wamid: index === 0 && provider?.startsWith("wamid.") === true ? provider : null,
    providerMessageId: index === 0 && provider?.startsWith("wamid.") === false ? provider : null,
    providerStatus: status,
    // In their order, though all of them were one row.
    sentAt: new Date(Date.parse(sentAt) + index).toISOString(),
  }));
}

function typeOf({ bubble, file, type }: { bubble: Bubble; file: PastMedia | null; type: string }): string {
  if (file !== null) return file.kind;
  if (bubble.imageUrl !== null) return "image";
  return bubble.text !== null && kinds.includes(type) ? "text" : type;
}

export const mediaColumns = ["media_type", "mime_type", "file_name", "storage_url", "preview_url"] as const;

function toMedia(row: SourceRow): PastMedia {
  const mimeType = given(row, "mime_type") ?? null;
  const named = given(row, "media_type") ?? mimeType?.split("/")[0];
  const link = given(row, "storage_url");
  return {
    id: keptId("chat_media", row["id"] ?? ""),
    kind: kinds.find((each) => each === named) ?? "document",
    link: link !== undefined && /^https?:\/\//.test(link) ? link : null,
    mimeType,
    fileName: given(row, "file_name") ?? null,
  };
}
