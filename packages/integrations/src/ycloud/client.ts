import { OutgoingRequestError, type OnBytes, type OutgoingFetch, type RateLimiter } from "../http/index.ts";
import {
  itemsOf,
  judgeRead,
  toBalance,
  toPhoneNumber,
  toWebhookEndpoint,
  type ReadResult,
  type YCloudBalance,
  type YCloudPhoneNumber,
  type YCloudWebhookEndpoint,
} from "./account.ts";
import {
  deleteWebhookEndpoint,
  writeWebhookEndpoint,
  type NewWebhookEndpoint,
  type WebhookEndpointPatch,
  type WrittenWebhookEndpoint,
} from "./endpoints.ts";
import { readError } from "./errors.ts";
import { fetchMedia, type MediaResult } from "./media.ts";
import { record, type JsonRecord } from "../json/read.ts";
import { sendMessage } from "./send.ts";
import { createTemplate, toTemplate, type NewTemplate, type YCloudTemplate } from "./templates.ts";
import { createTransport, isTaken, type Transport } from "./transport.ts";
import type { OutgoingMessage, SendOutcome } from "./types.ts";
import { uploadMedia, type MediaUpload, type UploadOutcome } from "./upload.ts";

const READ_TIMEOUT_MS = 15_000;
const BEST_EFFORT_TIMEOUT_MS = 5_000;
const PAGE_SIZE = 100;
const MAX_PAGES = 20;

export interface YCloudClientOptions {
  /** With the version, e.g. `https://api.ycloud.com/v2`. */
  baseUrl: string;
  apiKey: string;
  fetch: OutgoingFetch;
  /** Shared by all clients: no sender leaves faster than `SENDER_LIMIT`. Throttles what would wait for long. */
  pace?: RateLimiter;
}

/** `sendDirectly` takes 80 a second per sender. Source: YCloud "Rate limits". */
export const SENDER_LIMIT = { perSecond: 80, burst: 80 };

/** Longer, a message waits where it can still be taken back: not here. */
const PACE_PATIENCE_MS = 1_000;

export interface CallOptions {
  signal?: AbortSignal | undefined;
}

export interface DownloadOptions extends CallOptions {
  maxBytes: number;
  /** Waited for before each piece of the body is kept. */
  onBytes?: OnBytes | undefined;
}

export interface YCloudClient {
  /** `POST /whatsapp/messages/sendDirectly`; never throws, at most 15 s. */
  send(message: OutgoingMessage, options?: CallOptions): Promise<SendOutcome>;
  /** Blue ticks up to this message. Best effort: says whether the provider took it. Id: YCloud's or wamid. */
  markAsRead(inboundId: string, options?: CallOptions): Promise<boolean>;
  /** "Writing…" for up to 25 s; marks as read too. Best effort. */
  typing(inboundId: string, options?: CallOptions): Promise<boolean>;
  listPhoneNumbers(options?: CallOptions): Promise<ReadResult<YCloudPhoneNumber[]>>;
  balance(options?: CallOptions): Promise<ReadResult<YCloudBalance>>;
  listWebhookEndpoints(options?: CallOptions): Promise<ReadResult<YCloudWebhookEndpoint[]>>;
  createWebhookEndpoint(
    endpoint: NewWebhookEndpoint,
    options?: CallOptions,
  ): Promise<ReadResult<WrittenWebhookEndpoint>>;
  /** Changes what is named; `status: "active"` takes a suspended endpoint into service again. */
  updateWebhookEndpoint(
    endpointId: string,
    patch: WebhookEndpointPatch,
    options?: CallOptions,
  ): Promise<ReadResult<WrittenWebhookEndpoint>>;
  deleteWebhookEndpoint(endpointId: string, options?: CallOptions): Promise<ReadResult<null>>;
  /** Every template of one WhatsApp account, whatever its state. */
  listTemplates(wabaId: string, options?: CallOptions): Promise<ReadResult<YCloudTemplate[]>>;
  /** Hands a template in for review; never throws. */
  createTemplate(template: NewTemplate, options?: CallOptions): Promise<ReadResult<YCloudTemplate>>;
  /** A file that a message is going to show; never throws. */
  uploadMedia(upload: MediaUpload, options: CallOptions & { timeoutMs: number }): Promise<UploadOutcome>;
  /** A customer's media by its webhook link; never throws. */
  downloadMedia(media: { link: string }, options: DownloadOptions): Promise<MediaResult>;
}

interface ReadRequest<T> {
  path: string;
  map: (body: unknown) => T | null;
  signal: AbortSignal | undefined;
}

async function read<T>(transport: Transport, { path, map, signal }: ReadRequest<T>): Promise<ReadResult<T>> {
  const answer = await transport({ method: "GET", path, timeoutMs: READ_TIMEOUT_MS, signal });
  if (!(answer instanceof OutgoingRequestError)) return judgeRead(answer, map);
  return { ok: false, code: "unavailable", message: `${answer.code}: ${answer.message}` };
}

interface ListRequest<T> {
  path: string;
  /** Further parameters, beginning with `&`. */
  filter?: string;
  map: (item: JsonRecord) => T | null;
  signal: AbortSignal | undefined;
}

async function readAll<T>(
  transport: Transport,
  { path, filter = "", map, signal }: ListRequest<T>,
): Promise<ReadResult<T[]>> {
  const all: T[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const result = await read(transport, {
      path: `${path}?page=${page}&limit=${PAGE_SIZE}${filter}`,
      map: (body) => record(body) && itemsOf(body),
      signal,
    });
    if (!result.ok) return result;
    all.push(...result.value.map(map).filter((item) => item !== null));
    if (result.value.length < PAGE_SIZE) break;
  }
  return { ok: true, value: all };
}

type InboundAction = "markAsRead" | "typing" | "typingIndicator";

function onInbound(transport: Transport, action: InboundAction, target: CallOptions & { inboundId: string }) {
  const path = `/whatsapp/inboundMessages/${encodeURIComponent(target.inboundId)}/${action}`;
  return transport({ method: "POST", path, timeoutMs: BEST_EFFORT_TIMEOUT_MS, signal: target.signal });
}

async function showTyping(
  transport: Transport,
  target: CallOptions & { inboundId: string },
): Promise<boolean> {
  const answer = await onInbound(transport, "typing", target);
  const missing = !(answer instanceof OutgoingRequestError) && answer.status === 404;
  if (!missing || readError(answer).code !== "NOT_FOUND") return isTaken(answer);
  // The older schema's path; which of the two an account has is not documented.
  return isTaken(await onInbound(transport, "typingIndicator", target));
}

const BAD_KEY = "The key is empty or holds characters that no header can carry.";

/** A key that no header can carry would otherwise look like a failure of the network. */
function clientWithoutKey(): YCloudClient {
  const refused = () => Promise.resolve({ ok: false, code: "unauthorized", message: BAD_KEY } as const);
  return {
    send: () =>
      Promise.resolve({ kind: "rejected", scope: "tenant", code: "invalid_api_key", message: BAD_KEY }),
    markAsRead: () => Promise.resolve(false),
    typing: () => Promise.resolve(false),
    listPhoneNumbers: refused,
    balance: refused,
    listWebhookEndpoints: refused,
    createWebhookEndpoint: refused,
    updateWebhookEndpoint: refused,
    deleteWebhookEndpoint: refused,
    listTemplates: refused,
    createTemplate: refused,
    uploadMedia: () =>
      Promise.resolve({ kind: "rejected", scope: "tenant", code: "invalid_api_key", message: BAD_KEY }),
    downloadMedia: () => Promise.resolve({ ok: false, code: "unavailable", message: BAD_KEY }),
  };
}

/** Client of YCloud API v2 for one account. Keeps no state, never throws; cheap to create per tenant. */
export function createYCloudClient(options: YCloudClientOptions): YCloudClient {
  const apiKey = options.apiKey.trim();
  if (!/^[\x21-\x7e]+$/.test(apiKey)) return clientWithoutKey();
  const { fetch } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const origin = URL.parse(baseUrl)?.origin ?? null;
  const transport = createTransport({ baseUrl, apiKey, fetch });
  return {
    send: async (message, { signal } = {}) => {
      const comeAgainMs = (await options.pace?.take(message.from, { patienceMs: PACE_PATIENCE_MS })) ?? 0;
      if (comeAgainMs > 0)
        return { kind: "throttled", retryAfterMs: comeAgainMs, code: "paced", message: "Others come first." };
      return await sendMessage(transport, message, signal);
    },
    markAsRead: async (inboundId, { signal } = {}) =>
      isTaken(await onInbound(transport, "markAsRead", { inboundId, signal })),
    typing: (inboundId, { signal } = {}) => showTyping(transport, { inboundId, signal }),
    listPhoneNumbers: ({ signal } = {}) =>
      readAll(transport, { path: "/whatsapp/phoneNumbers", map: toPhoneNumber, signal }),
    balance: ({ signal } = {}) => read(transport, { path: "/balance", map: toBalance, signal }),
    listWebhookEndpoints: ({ signal } = {}) =>
      readAll(transport, { path: "/webhookEndpoints", map: toWebhookEndpoint, signal }),
    createWebhookEndpoint: (endpoint, { signal } = {}) =>
      writeWebhookEndpoint(transport, { id: null, body: { ...endpoint, status: "active" }, signal }),
    updateWebhookEndpoint: (id, patch, { signal } = {}) =>
      writeWebhookEndpoint(transport, { id, body: patch, signal }),
    deleteWebhookEndpoint: (id, { signal } = {}) => deleteWebhookEndpoint(transport, { id, signal }),
    listTemplates: (wabaId, { signal } = {}) =>
      readAll(transport, {
        path: "/whatsapp/templates",
        filter: `&filter.wabaId=${encodeURIComponent(wabaId)}`,
        map: toTemplate,
        signal,
      }),
    createTemplate: (template, { signal } = {}) => createTemplate(transport, template, signal),
    uploadMedia: (upload, { timeoutMs, signal }) => uploadMedia(transport, upload, { timeoutMs, signal }),
    downloadMedia: (media, options) =>
      fetchMedia({ origin, apiKey, fetch }, { ...options, link: media.link }),
  };
}
