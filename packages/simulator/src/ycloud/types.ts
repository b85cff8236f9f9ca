import type { JsonObject } from "../json.ts";
import type { StoredMedia } from "./mediaStore.ts";

export type MessageStatus = "accepted" | "sent" | "delivered" | "read" | "failed";

/** The provider's message as it stands in answers and in `whatsapp.message.updated`. */
export interface WhatsappMessage extends JsonObject {
  id: string;
  wabaId: string;
  from: string;
  type: string;
  status: MessageStatus;
  createTime: string;
}

export type RequestKind = "send" | "retrieve" | "mark_read" | "typing" | "media" | "account" | "other";

/** A request as it arrived; `status` is what it was answered, null where the answer was withheld. */
export interface RecordedRequest {
  at: number;
  method: string;
  path: string;
  kind: RequestKind;
  headers: Record<string, string>;
  body: unknown;
  status: number | null;
}

/** A message that the provider took, whatever the product was told. */
export interface SentMessage {
  id: string;
  wamid: string;
  externalId: string | null;
  from: string;
  /** E.164, or null where the message went to a user id. */
  to: string | null;
  recipient: string | null;
  type: string;
  /** Text, or the caption of a medium. */
  text: string | null;
  /** Link of the medium, as sent. */
  imageUrl: string | null;
  /** The uploaded file that it shows. */
  file: StoredMedia | null;
  /** Milliseconds since the epoch. */
  at: number;
  endpoint: "messages" | "sendDirectly";
  status: MessageStatus;
  body: JsonObject;
}

/** One attempt to bring an event to the product. */
export interface Delivery {
  at: number;
  eventId: string | null;
  type: string | null;
  attempt: number;
  url: string;
  /** Status of the answer; null where none came. */
  status: number | null;
  error: string | null;
  durationMs: number;
}

export interface WebhookEndpoint extends JsonObject {
  id: string;
  url: string;
  enabledEvents: string[];
  description: string;
  status: string;
  secret: string;
  createTime: string;
  updateTime: string;
}

export interface StatusTimes {
  /** Milliseconds from the send to the event; null: never comes. */
  sentMs: number | null;
  deliveredMs: number | null;
  /** `manual`: comes when `markReadByCustomer` is called (the phone page is open). */
  readMs: number | null | "manual";
}

export interface OtherPhone {
  phone: string;
  name: string;
  /** Default CONNECTED and GREEN. */
  status?: string;
  qualityRating?: string;
}

export interface YCloudOptions {
  port?: number;
  host?: string;
  apiKey: string;
  /** Where events go; can be set later with `setWebhookUrl`. */
  webhookUrl?: string | null;
  webhookSecret: string;
  /** The store's number, E.164. */
  businessPhone: string;
  businessName?: string;
  /** Further numbers of the same account. */
  otherPhones?: (string | OtherPhone)[];
  /** Another customer of the provider, with a key, numbers and endpoints of its own behind the same address. */
  neighbour?: Pick<YCloudOptions, "apiKey" | "businessPhone" | "businessName">;
  wabaId?: string;
  /** Factor on the provider's retry waits (10 s, 30 s, 5 min, 30 min, 1 h, 2 h, 2 h); default 1. */
  retryScale?: number;
  /** Milliseconds after which a webhook without an answer counts as failed; default 10,000. */
  webhookTimeoutMs?: number;
  statuses?: Partial<StatusTimes>;
  /** Fetch the link of pictures as Meta does, and fail with 131053 where it can't be had. */
  checkMedia?: boolean;
  /** Sends allowed per second and sender before 429; default none. */
  sendsPerSecond?: number | null;
  /** The account's templates at the beginning, without `wabaId`; default the sample's. */
  templates?: JsonObject[];
  /** How long Meta looks at a template that is handed in, in milliseconds; null: until somebody judges it. Default 50. */
  reviewMs?: number | null;
  /** JSON file that keeps the phones' chats over a restart. */
  stateFile?: string | null;
  /** Customers the phone page offers before anybody has written. */
  phoneContacts?: { name: string; phone?: string; userId?: string }[];
  /** Other pages of the demo, shown beside the phone. */
  phoneLinks?: { label: string; url: string }[];
  /** What a person who brings a store on would copy from the providers' pages. */
  phoneKeys?: () => { label: string; value: string }[];
  /** Milliseconds since the epoch. */
  now?: () => number;
}
