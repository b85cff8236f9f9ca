/**
 * What leaves this folder: the product's own words for YCloud's events and answers.
 * The provider's shapes stay inside. Source: YCloud API v2, "Webhooks" and "Messages".
 */

/** A party as WhatsApp names it: a number, a business-scoped user id, or both. */
export interface Party {
  /** `+` and digits as received. */
  phone: string | null;
  userId: string | null;
  name: string | null;
  username: string | null;
}

export interface InboundMedia {
  kind: "image" | "audio" | "video" | "document" | "sticker";
  providerMediaId: string | null;
  /** Opaque; fetched verbatim. */
  link: string | null;
  mimeType: string | null;
  fileName: string | null;
}

export interface MessageContent {
  /** YCloud's type: text, image, audio, video, document, sticker, location, contacts, interactive, button, order, request_welcome, system, unsupported, or a newer one. */
  type: string;
  /** What a person reads: body, caption, chosen title, place name … null where there is nothing to read. */
  text: string | null;
  media: InboundMedia | null;
  /** Structured rest under the keys documented at `mapDetails`. */
  details: Record<string, unknown> | null;
  /** wamid of the quoted message. */
  quotedWamid: string | null;
}

interface EventBase {
  /** The provider's event id. */
  eventId: string;
  /** As sent, e.g. `whatsapp.inbound_message.received`. */
  type: string;
  /** ISO instant of the event, null where it is missing or unreadable. */
  createTime: string | null;
  /** The business number the event is about, as received; null where there is none. */
  businessPhone: string | null;
}

export type YCloudEvent =
  | (EventBase & {
      kind: "inbound";
      messageId: string;
      wamid: string | null;
      from: Party;
      /** ISO instant; whole seconds. */
      sendTime: string | null;
      content: MessageContent;
    })
  | (EventBase & {
      kind: "reaction";
      messageId: string;
      wamid: string | null;
      from: Party;
      sendTime: string | null;
      targetWamid: string;
      emoji: string | null;
    })
  | (EventBase & {
      kind: "edit";
      messageId: string;
      wamid: string | null;
      from: Party;
      sendTime: string | null;
      targetWamid: string;
      text: string;
    })
  /**
   * A notice by WhatsApp about the customer, never something that they wrote: a new number (`newPhone`),
   * a new user id (`newUserId`), or neither (a changed security code).
   */
  | (EventBase & {
      kind: "number_changed";
      from: Party;
      newPhone: string | null;
      newUserId: string | null;
      text: string | null;
      sendTime: string | null;
      wamid: string | null;
      messageId: string;
    })
  | (EventBase & { kind: "group"; groupId: string })
  | (EventBase & {
      kind: "echo";
      messageId: string;
      wamid: string | null;
      externalId: string | null;
      to: Party;
      sendTime: string | null;
      content: MessageContent;
    })
  | (EventBase & {
      kind: "history";
      direction: "in" | "out";
      messageId: string;
      wamid: string | null;
      customer: Party;
      sendTime: string | null;
      content: MessageContent;
    })
  | (EventBase & {
      kind: "status";
      messageId: string;
      wamid: string | null;
      externalId: string | null;
      status: "accepted" | "sent" | "delivered" | "read" | "failed" | "unknown";
      /** Time of this status by the provider. */
      at: string | null;
      errorCode: string | null;
      errorMessage: string | null;
    })
  /** A template was reviewed, paused, rated or moved to another category: the account's list has changed. */
  | (EventBase & { kind: "template"; wabaId: string | null })
  /** A customer wants no more messages that they didn't ask for, or wants them again. */
  | (EventBase & {
      kind: "consent";
      phone: string | null;
      userId: string | null;
      wants: "out" | "in";
      /** Where they said so: in WhatsApp's settings, or in YCloud's list of those who left. */
      cause: "whatsapp" | "provider";
      /** The provider's words. */
      detail: string | null;
      at: string | null;
    })
  /** Known or new, without effect on a conversation: kept and counted. */
  | (EventBase & { kind: "other" });

/** The variable parts of a template. Source: YCloud `WhatsappMessageTemplateComponent`. */
export interface OutgoingTemplateComponent {
  type: "header" | "body" | "button";
  sub_type?: "url" | "copy_code";
  /** Of a button, from zero. */
  index?: number;
  parameters: (
    | { type: "text"; text: string }
    | { type: "coupon_code"; coupon_code: string }
    | { type: "image"; image: { link: string } }
    | { type: "video"; video: { link: string } }
    | { type: "document"; document: { link: string } }
  )[];
}

/** What is sent; `to` is a number or, for customers who hide it, a business-scoped user id. */
export interface OutgoingMessage {
  from: string;
  to: { phone: string } | { userId: string };
  /** Our message id, echoed in statuses. */
  externalId: string;
  body:
    | { type: "text"; text: string }
    | { type: "image"; link: string; caption: string }
    | {
        type: "file";
        kind: "image" | "video" | "audio" | "document";
        /** What `uploadMedia` answered. */
        mediaId: string;
        /** Empty for sound, which has none. */
        caption: string;
        /** Of a document. */
        fileName: string | null;
      }
    | { type: "template"; name: string; language: string; components: OutgoingTemplateComponent[] };
  quotedWamid?: string | null;
}

/** Every way a send can end. Only `unknown` leaves the outcome open. */
export type SendOutcome =
  | { kind: "accepted"; providerMessageId: string; wamid: string | null }
  /** Definitely not sent, and trying again later may help. */
  | { kind: "throttled"; retryAfterMs: number | null; code: string; message: string }
  /** Definitely not sent, and trying again won't help. `scope: "tenant"` means that the credential or account is broken. */
  | { kind: "rejected"; scope: "message" | "tenant"; code: string; message: string }
  /** Timeout, reset, 5xx: it may have been sent. */
  | { kind: "unknown"; message: string };
