import { asText, type JsonObject } from "../json.ts";
import { signatureHeader } from "./signature.ts";
import type { Timers } from "./timers.ts";
import type { Delivery, WebhookEndpoint } from "./types.ts";

/** The provider's waits between the attempts; after the last the event is dropped for good. */
const RETRY_WAITS_MS = [10_000, 30_000, 300_000, 1_800_000, 3_600_000, 7_200_000, 7_200_000];

export interface WebhookContext {
  endpoints: () => WebhookEndpoint[];
  deliveries: Delivery[];
  timers: Timers;
  now: () => number;
  retryScale: number;
  timeoutMs: number;
}

/** One event on its way to one endpoint: the bytes and the header stay the same over the retries. */
interface Letter {
  url: string;
  raw: Buffer;
  headers: Record<string, string>;
  eventId: string | null;
  type: string | null;
  attempt: number;
}

/** The result of the first attempt at each endpoint; null where no endpoint takes the event. */
export type FirstAttempt = Delivery | null;

/** Signs an event and brings it to every active endpoint that wants its type; retries what fails. */
export async function emit(context: WebhookContext, event: JsonObject): Promise<FirstAttempt> {
  const raw = Buffer.from(JSON.stringify(event), "utf8");
  const type = asText(event["type"]);
  const attempts = context
    .endpoints()
    .filter(
      (endpoint) => endpoint.status === "active" && type !== null && endpoint.enabledEvents.includes(type),
    )
    .map((endpoint) => {
      const header = signatureHeader({
        secret: endpoint.secret,
        body: raw,
        unixSeconds: Math.floor(context.now() / 1000),
      });
      return context.timers.track(
        attempt(context, {
          url: endpoint.url,
          raw,
          headers: {
            "Content-Type": "application/json",
            "YCloud-Signature": header,
            "X-Webhook-Endpoint-ID": endpoint.id,
          },
          eventId: asText(event["id"]),
          type,
          attempt: 1,
        }),
      );
    });
  const results = await Promise.all(attempts);
  return results[0] ?? null;
}

async function attempt(context: WebhookContext, letter: Letter): Promise<Delivery> {
  const delivery = await post(context, letter);
  context.deliveries.push(delivery);
  const wait = RETRY_WAITS_MS[letter.attempt - 1];
  const ok = delivery.status !== null && delivery.status >= 200 && delivery.status < 300;
  if (!ok && wait !== undefined) {
    context.timers.after(
      wait * context.retryScale,
      async () => {
        await attempt(context, { ...letter, attempt: letter.attempt + 1 });
      },
      { awaited: false },
    );
  }
  return delivery;
}

async function post(context: WebhookContext, letter: Letter): Promise<Delivery> {
  const at = context.now();
  const started = performance.now();
  const base = { at, eventId: letter.eventId, type: letter.type, attempt: letter.attempt, url: letter.url };
  try {
    const response = await fetch(letter.url, {
      method: "POST",
      headers: letter.headers,
      body: new Uint8Array(letter.raw),
      signal: AbortSignal.timeout(context.timeoutMs),
    });
    await response.arrayBuffer();
    return { ...base, status: response.status, error: null, durationMs: performance.now() - started };
  } catch (error) {
    return { ...base, status: null, error: String(error), durationMs: performance.now() - started };
  }
}

export interface RawPost {
  url: string;
  secret: string;
  /** Seconds since the epoch that stand in the header. */
  unixSeconds: number;
  timeoutMs: number;
  event: JsonObject | string | Buffer;
  /** Changes body or headers after signing; return what is to be sent. */
  mutate?: (letter: { raw: Buffer; headers: Record<string, string> }) => {
    raw: Buffer;
    headers: Record<string, string>;
  };
}

/** Posts one event by hand, once, and returns the answer. */
export async function postRaw(input: RawPost): Promise<{ status: number; body: string }> {
  const { event, mutate } = input;
  const raw = Buffer.isBuffer(event)
    ? event
    : Buffer.from(typeof event === "string" ? event : JSON.stringify(event), "utf8");
  const headers = {
    "Content-Type": "application/json",
    "YCloud-Signature": signatureHeader({ secret: input.secret, body: raw, unixSeconds: input.unixSeconds }),
    "X-Webhook-Endpoint-ID": "wh000000000000000000000001",
  };
  const letter = mutate ? mutate({ raw, headers }) : { raw, headers };
  const response = await fetch(input.url, {
    method: "POST",
    headers: letter.headers,
    body: new Uint8Array(letter.raw),
    signal: AbortSignal.timeout(input.timeoutMs),
  });
  return { status: response.status, body: await response.text() };
}
