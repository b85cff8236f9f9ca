import type { JsonObject } from "../json.ts";
import { SAMPLES, type SampleName } from "../media/samples.ts";
import { mediaObject, type StoredMedia } from "./mediaStore.ts";
import type { YCloudState } from "./state.ts";

/** A medium a customer sends: one of the samples, or bytes of one's own. */
export type MediaInput = SampleName | { bytes: Buffer; mime: string; filename?: string };

/** Everything a customer can send. */
export type CustomerContent =
  | { type: "text"; text: string }
  | { type: "image" | "video" | "audio" | "document" | "sticker"; media?: MediaInput; caption?: string }
  | { type: "location"; latitude: number; longitude: number; name?: string; address?: string }
  | { type: "contacts"; name: string; phone: string }
  | { type: "button_reply"; id: string; title: string }
  | { type: "list_reply"; id: string; title: string; description?: string }
  | { type: "template_button"; payload: string; text: string }
  | { type: "reaction"; messageId: string; emoji: string | null }
  | { type: "order"; items: { sku: string; quantity: number; price: number }[]; text?: string }
  | { type: "request_welcome" }
  | { type: "system"; change: "user_changed_number" | "user_identity_changed" }
  | { type: "unsupported"; code?: "131051" | "131060"; what?: string };

const DEFAULT_SAMPLE = {
  image: "photo",
  video: "clip",
  audio: "voice",
  document: "receipt",
  sticker: "sticker",
} as const;

/** The fields of `whatsappInboundMessage` that carry the content, and the medium behind them. */
export interface BuiltContent {
  fields: JsonObject & { type: string };
  /** What a bubble shows. */
  text: string | null;
  media: StoredMedia | null;
  /** Where the phone page finds the medium; a sample's name outlives a restart. */
  mediaUrl: string | null;
}

/** Turns what a customer sends into the provider's fields. */
export function buildContent(state: YCloudState, content: CustomerContent): BuiltContent {
  switch (content.type) {
    case "text":
      return plain({ type: "text", text: { body: content.text } }, content.text);
    case "image":
    case "video":
    case "audio":
    case "document":
    case "sticker":
      return buildMedia(state, content);
    case "location": {
      const { type, ...location } = content;
      return plain(
        { type, location: { ...location } },
        [content.name ?? "Ubicación", content.address].filter(Boolean).join("\n"),
      );
    }
    case "contacts":
      return plain(
        {
          type: "contacts",
          contacts: [
            {
              name: { formatted_name: content.name },
              phones: [{ phone: content.phone, wa_id: content.phone.replace(/\D/g, ""), type: "CELL" }],
            },
          ],
        },
        content.name,
      );
    case "button_reply":
    case "list_reply":
    case "template_button":
      return buildChoice(content);
    default:
      return buildRare(content);
  }
}

type Choice = Extract<CustomerContent, { type: "button_reply" | "list_reply" | "template_button" }>;

/** A button or row the customer tapped. */
function buildChoice(content: Choice): BuiltContent {
  switch (content.type) {
    case "button_reply":
      return plain(
        {
          type: "interactive",
          interactive: { type: "button_reply", button_reply: { id: content.id, title: content.title } },
        },
        content.title,
      );
    case "list_reply":
      return plain(
        {
          type: "interactive",
          interactive: {
            type: "list_reply",
            list_reply: {
              id: content.id,
              title: content.title,
              ...(content.description ? { description: content.description } : {}),
            },
          },
        },
        content.title,
      );
    case "template_button":
      return plain(
        { type: "button", button: { payload: content.payload, text: content.text } },
        content.text,
      );
  }
}

function plain(fields: BuiltContent["fields"], text: string | null): BuiltContent {
  return { fields, text, media: null, mediaUrl: null };
}

type Rare = Extract<
  CustomerContent,
  { type: "reaction" | "order" | "request_welcome" | "system" | "unsupported" }
>;

function buildRare(content: Rare): BuiltContent {
  switch (content.type) {
    case "reaction":
      return plain(
        {
          type: "reaction",
          reaction: {
            message_id: content.messageId,
            ...(content.emoji === null ? {} : { emoji: content.emoji }),
          },
        },
        content.emoji,
      );
    case "order":
      return plain(
        {
          type: "order",
          order: {
            catalog_id: "194836987003835",
            ...(content.text ? { text: content.text } : {}),
            product_items: content.items.map((item) => ({
              product_retailer_id: item.sku,
              quantity: item.quantity,
              item_price: item.price,
              currency: "ARS",
            })),
          },
        },
        content.text ?? "Pedido del catálogo",
      );
    case "request_welcome":
      return plain({ type: "request_welcome" }, null);
    case "system":
      return plain(
        {
          type: "system",
          system: {
            type: content.change,
            body:
              content.change === "user_changed_number" ? "Cambió de número" : "Cambió su código de seguridad",
          },
        },
        null,
      );
    case "unsupported":
      return plain(unsupported(content.code ?? "131051", content.what ?? "poll_creation"), null);
  }
}

function unsupported(code: "131051" | "131060", what: string): BuiltContent["fields"] {
  const [title, details] =
    code === "131051"
      ? ["Message type unknown", "Message type is currently not supported."]
      : ["This message is unavailable.", "This message is currently unavailable."];
  return {
    type: "unsupported",
    errors: [{ code, title, message: title, error_data: { details } }],
    unsupported: { type: code === "131051" ? what : "unknown" },
  };
}

function buildMedia(
  state: YCloudState,
  content: Extract<CustomerContent, { media?: MediaInput }>,
): BuiltContent {
  const input = content.media ?? DEFAULT_SAMPLE[content.type];
  const source =
    typeof input === "string" ? { ...SAMPLES[input](), id: undefined } : { filename: undefined, ...input };
  const filename = content.type === "document" ? (source.filename ?? "archivo.pdf") : null;
  const media = state.media.put({ bytes: source.bytes, mime: source.mime, filename });
  const object = mediaObject(media, { baseUrl: state.baseUrl, caption: content.caption });
  const mediaUrl = `/phone/media/${typeof input === "string" ? input : media.id}`;
  return {
    fields: { type: content.type, [content.type]: object },
    text: content.caption ?? null,
    media,
    mediaUrl,
  };
}
