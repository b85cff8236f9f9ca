import { asObject, asText, type JsonObject } from "../json.ts";
import { ChatLog } from "./chatLog.ts";
import { Faults } from "./faults.ts";
import { e164, eventId, objectId } from "./ids.ts";
import { MediaStore } from "./mediaStore.ts";
import { findTemplate, SAMPLE_TEMPLATES, shownTemplate } from "./templates.ts";
import { Timers } from "./timers.ts";
import type {
  Delivery,
  RecordedRequest,
  SentMessage,
  StatusTimes,
  WebhookEndpoint,
  WhatsappMessage,
  YCloudOptions,
} from "./types.ts";
import { emit, type FirstAttempt, type WebhookContext } from "./webhooks.ts";

/** What one simulated account consists of. Every part of the server works on this. */
export interface YCloudState {
  options: YCloudOptions;
  /** With `/v2`, set once the port is known. */
  baseUrl: string;
  wabaId: string;
  now: () => number;
  numbers: Map<string, string>;
  /** Of numbers that are not as they should be. */
  trouble: Map<string, { status?: string; qualityRating?: string }>;
  /** Who has another key. */
  neighbour: YCloudState | null;
  requests: RecordedRequest[];
  /** What was sent, by the provider's id. */
  sent: Map<string, { record: SentMessage; message: WhatsappMessage }>;
  /** Inbound messages by id and by wamid, with their customer's key. */
  inbound: Map<string, string>;
  sendsInSecond: Map<string, { second: number; count: number }>;
  endpoints: WebhookEndpoint[];
  /** Of all accounts, oldest first. */
  templates: JsonObject[];
  /** Customers who have stopped this business's marketing, by their key. */
  stopped: Set<string>;
  webhooks: WebhookContext;
  media: MediaStore;
  log: ChatLog;
  faults: Faults;
  timers: Timers;
  statuses: StatusTimes;
}

const EVENTS = [
  "whatsapp.inbound_message.received",
  "whatsapp.message.updated",
  "whatsapp.smb.message.echoes",
  "whatsapp.template.reviewed",
  "whatsapp.template.quality_updated",
  "whatsapp.template.category_updated",
  "whatsapp.user.preferences",
  "contact.unsubscribe.created",
  "contact.unsubscribe.deleted",
];

export function createState(options: YCloudOptions): YCloudState {
  const now = options.now ?? Date.now;
  const timers = new Timers();
  const deliveries: Delivery[] = [];
  const numbers = new Map([[e164(options.businessPhone), options.businessName ?? "Punta y Compás"]]);
  const trouble: YCloudState["trouble"] = new Map();
  for (const other of options.otherPhones ?? []) {
    const { phone, name, ...state } =
      typeof other === "string" ? { phone: other, name: "Otro número" } : other;
    numbers.set(e164(phone), name);
    trouble.set(e164(phone), state);
  }
  const endpoints: WebhookEndpoint[] = [];
  if (options.webhookUrl)
    endpoints.push(endpoint({ url: options.webhookUrl, secret: options.webhookSecret, now }));
  const log = new ChatLog(options.stateFile ?? null);
  for (const { name, phone, userId } of options.phoneContacts ?? []) {
    const address = { phone: phone === undefined ? null : e164(phone), userId: userId ?? null };
    const key = customerKey(address);
    if (!log.contacts.has(key)) log.addContact({ key, name, ...address });
  }
  const wabaId = options.wabaId ?? "102290129340398";
  return {
    options,
    baseUrl: "",
    wabaId,
    now,
    numbers,
    trouble,
    neighbour:
      options.neighbour === undefined
        ? null
        : createState({
            ...options.neighbour,
            webhookSecret: "whsec_neighbour",
            ...(options.now && { now }),
          }),
    requests: [],
    sent: new Map(),
    inbound: new Map(),
    sendsInSecond: new Map(),
    endpoints,
    templates: (options.templates ?? SAMPLE_TEMPLATES).map((each) => ({ ...each, wabaId })),
    stopped: new Set(),
    webhooks: {
      endpoints: () => endpoints,
      deliveries,
      timers,
      now,
      retryScale: options.retryScale ?? 1,
      timeoutMs: options.webhookTimeoutMs ?? 10_000,
    },
    media: new MediaStore(),
    log,
    faults: new Faults(),
    timers,
    statuses: { sentMs: 20, deliveredMs: 60, readMs: 120, ...options.statuses },
  };
}

/** A webhook endpoint as the account's settings hold it. */
export function endpoint(input: {
  url: string;
  secret: string;
  now: () => number;
  events?: string[];
  description?: string;
}): WebhookEndpoint {
  const time = new Date(input.now()).toISOString();
  return {
    id: `wh${objectId()}`,
    url: input.url,
    enabledEvents: input.events ?? EVENTS,
    description: input.description ?? "",
    status: "active",
    secret: input.secret,
    createTime: time,
    updateTime: time,
  };
}

/** The envelope of an event. */
export function envelope(state: YCloudState, type: string, payload: JsonObject): JsonObject {
  return {
    id: eventId(),
    type,
    apiVersion: "v2",
    createTime: new Date(state.now()).toISOString(),
    ...payload,
  };
}

/** Sends an event the product's way, with retries. */
export function publish(state: YCloudState, event: JsonObject): Promise<FirstAttempt> {
  return emit(state.webhooks, event);
}

/** Milliseconds as the provider writes times of messages: whole seconds. */
export function wholeSeconds(ms: number): string {
  return new Date(Math.floor(ms / 1000) * 1000).toISOString();
}

/** The key under which the phone page keeps a customer. */
export function customerKey(address: { phone: string | null; userId: string | null }): string {
  return address.phone ? address.phone.replace(/\D/g, "") : (address.userId ?? "");
}

/** The account that a number belongs to: each further number has its own. */
export function wabaOf(state: YCloudState, phone: string): string {
  const place = [...state.numbers.keys()].indexOf(phone);
  return place <= 0 ? state.wabaId : String(BigInt(state.wabaId) + BigInt(place));
}

/** The text a bubble shows for any type of content. */
export function shownText(state: YCloudState, type: string, content: JsonObject): string | null {
  if (type === "text") return asText(content["body"]);
  if (type === "interactive") return asText(asObject(content["body"])["text"]);
  if (type === "template") {
    const found = findTemplate(state.templates, content);
    return found === null
      ? `Plantilla ${asText(content["name"]) ?? ""}`.trim()
      : shownTemplate(found, content);
  }
  return asText(content["caption"]);
}
