import { mapDetails, quotedWamid } from "./mapDetails.ts";
import { id, MAX_LINK, MAX_NAME, record, records, text, type JsonRecord } from "../json/read.ts";
import type { InboundMedia, MessageContent } from "./types.ts";

const MEDIA_KINDS = ["image", "audio", "video", "document", "sticker"] as const;
const CONTENT_KEYS = [
  "text",
  ...MEDIA_KINDS,
  "location",
  "contacts",
  "interactive",
  "button",
  "order",
  "reaction",
  "system",
  "template",
];

function isPresent(value: unknown): boolean {
  return (typeof value === "object" && value !== null) || (typeof value === "string" && value !== "");
}

/**
 * The type whose object is really there. An official sample of a text echo carries a picture, so
 * the declared type is believed only when its object exists or no other known one does.
 */
function effectiveType(message: JsonRecord): string {
  const declared = id(message.type, 64);
  if (declared !== null && isPresent(message[declared])) return declared;
  const found = CONTENT_KEYS.find((key) => isPresent(message[key]));
  if (declared === null) return found ?? "unknown";
  return found !== undefined && CONTENT_KEYS.includes(declared) ? found : declared;
}

function mapMedia(message: JsonRecord, type: string): InboundMedia | null {
  const kind = MEDIA_KINDS.find((candidate) => candidate === type);
  const media = record(message[type]);
  if (kind === undefined || media === null) return null;
  return {
    kind,
    providerMediaId: id(media.id),
    link: id(media.link, MAX_LINK),
    mimeType: id(media.mime_type ?? media.mimeType, 127),
    fileName: text(media.filename ?? media.fileName, MAX_NAME),
  };
}

function joined(parts: (string | null)[], separator: string): string | null {
  const present = parts.filter((part) => part !== null);
  return present.length === 0 ? null : text(present.join(separator));
}

function interactiveText(value: unknown): string | null {
  const interactive = record(value);
  const reply = record(interactive?.button_reply) ?? record(interactive?.list_reply);
  return (
    text(reply?.title) ?? text(record(interactive?.nfm_reply)?.body) ?? text(record(interactive?.body)?.text)
  );
}

/** What a person reads of a message, without any word of ours. */
function readableText(message: JsonRecord, type: string): string | null {
  const value = message[type];
  const object = record(value);
  switch (type) {
    case "location":
      return joined([text(object?.name, MAX_NAME), text(object?.address)], ", ");
    case "contacts":
      return joined(
        records(value, 50).map((contact) => text(record(contact.name)?.formatted_name, MAX_NAME)),
        ", ",
      );
    case "interactive":
      return interactiveText(value);
    case "button":
      return text(object?.text) ?? text(object?.payload);
    case "reaction":
      return text(object?.emoji, 64);
    case "edit":
      return editedText(message);
    default:
      return text(value) ?? text(object?.body) ?? text(object?.text) ?? text(object?.caption);
  }
}

/** New text of an edited message. Seen in the field: `edit.message.text.body`. */
export function editedText(message: JsonRecord): string | null {
  const edited = record(record(message.edit)?.message);
  const type = edited === null ? "" : effectiveType(edited);
  return edited === null || type === "edit" ? null : readableText(edited, type);
}

/** Content of `whatsappInboundMessage` or `whatsappMessage`. Source: YCloud API v2, message schemas. */
export function mapContent(message: JsonRecord): MessageContent {
  const type = effectiveType(message);
  return {
    type,
    text: readableText(message, type),
    media: mapMedia(message, type),
    details: mapDetails(message, type),
    quotedWamid: quotedWamid(message),
  };
}
