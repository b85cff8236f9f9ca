import { readError, type ApiAnswer } from "./errors.ts";
import { id, number, record, records, text, type JsonRecord } from "../json/read.ts";

export interface YCloudPhoneNumber {
  id: string | null;
  /** `+` and digits. */
  phoneNumber: string;
  wabaId: string | null;
  verifiedName: string | null;
  /** CONNECTED, FLAGGED, … or newer. */
  status: string | null;
  /** GREEN, YELLOW, RED, UNKNOWN or newer. */
  qualityRating: string | null;
  /** Business-initiated chats a day, by tier: TIER_250, TIER_2K … or newer. */
  messagingLimit: string | null;
}

export interface YCloudBalance {
  amount: number;
  currency: string;
}

/** Without the endpoint's secret, which only whoever writes the endpoint needs. */
export interface YCloudWebhookEndpoint {
  id: string;
  url: string;
  /** active, disabled, pending or newer. */
  status: string | null;
  enabledEvents: string[];
}

export function toPhoneNumber(item: JsonRecord): YCloudPhoneNumber | null {
  const phoneNumber = id(item.phoneNumber, 64);
  if (phoneNumber === null) return null;
  return {
    id: id(item.id),
    phoneNumber,
    wabaId: id(item.wabaId),
    verifiedName: text(item.verifiedName, 255),
    status: text(item.status, 64),
    qualityRating: text(item.qualityRating, 64),
    messagingLimit: text(item.whatsappBusinessManagerMessagingLimit, 64) ?? text(item.messagingLimit, 64),
  };
}

export function toWebhookEndpoint(item: JsonRecord): YCloudWebhookEndpoint | null {
  const endpointId = id(item.id);
  const url = id(item.url, 2048);
  if (endpointId === null || url === null) return null;
  const events = Array.isArray(item.enabledEvents) ? item.enabledEvents : [];
  return {
    id: endpointId,
    url,
    status: text(item.status, 64),
    enabledEvents: events.filter((event): event is string => typeof event === "string"),
  };
}

export function toBalance(body: unknown): YCloudBalance | null {
  const balance = record(body);
  const amount = number(balance?.amount);
  const currency = text(balance?.currency, 8);
  return amount === null || currency === null ? null : { amount, currency };
}

export function itemsOf(body: unknown): JsonRecord[] {
  return records(record(body)?.items, 100);
}

/** `unauthorized`: the key is wrong or the account closed. `unavailable`: no usable answer. */
export type ReadResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: "unauthorized" | "throttled" | "rejected" | "unavailable"; message: string };

export function judgeRead<T>(answer: ApiAnswer, map: (body: unknown) => T | null): ReadResult<T> {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const value = map(answer.body);
    return value === null
      ? { ok: false, code: "unavailable", message: "Unreadable answer." }
      : { ok: true, value };
  }
  const { code, message } = readError(answer);
  const words = `${code}: ${message}`;
  if (status === 401 || status === 403) return { ok: false, code: "unauthorized", message: words };
  if (status === 429) return { ok: false, code: "throttled", message: words };
  return { ok: false, code: status >= 400 && status < 500 ? "rejected" : "unavailable", message: words };
}
