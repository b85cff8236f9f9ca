import webpush from "web-push";
import { type OutgoingFetch, readText, toOutgoingError } from "../http/index.ts";
import type { PushIdentity } from "./identity.ts";

/** As a browser hands it over (`PushSubscription.toJSON()`). Its address is whatever the browser says. */
export interface PushSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

export interface PushMessage {
  subscription: PushSubscription;
  /** Encrypted so that only the browser reads it; at most 3,993 bytes. */
  payload: string;
  /** Seconds for which the push service keeps it while the device is off. */
  ttlSeconds: number;
  /** At most 32 characters of base64url: a later message of the same topic takes the place of one not delivered yet. */
  topic: string;
}

/**
 * `gone`: this subscription never works again. `later`: not taken now, to be tried again. `refused`: not taken, and
 * trying the same again changes nothing.
 */
export type PushOutcome = { status: number | null; answer: string } & (
  | { kind: "taken" | "gone" | "refused" }
  | { kind: "later"; retryAfterSeconds: number | null }
);

const ANSWER_MAX = 200;
const BODY_MAX = 64 * 1024;
const TIMEOUT_MS = 15_000;

/**
 * Hands one message to a browser's push service: RFC 8030, encrypted as in RFC 8291, signed as in RFC 8292. Never
 * throws for what the other side does; a subscription whose keys are none is `gone`.
 */
export async function sendPush(
  deps: { fetch: OutgoingFetch; identity: PushIdentity; subject: string },
  message: PushMessage,
): Promise<PushOutcome> {
  let request: webpush.RequestDetails;
  try {
    request = webpush.generateRequestDetails(message.subscription, message.payload, {
      vapidDetails: { subject: deps.subject, ...deps.identity },
      TTL: message.ttlSeconds,
      topic: message.topic,
      urgency: "high",
      contentEncoding: "aes128gcm",
    });
  } catch (error) {
    return { kind: "gone", status: null, answer: error instanceof Error ? oneLine(error.message) : "" };
  }
  try {
    const response = await deps.fetch(request.endpoint, {
      method: "POST",
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      body: new Uint8Array(request.body ?? []),
      // A push service answers itself; whoever sends us on is none.
      redirect: "manual",
      timeoutMs: TIMEOUT_MS,
    });
    return judge(response, oneLine(await readText(response, BODY_MAX)));
  } catch (error) {
    const { code } = toOutgoingError(error);
    if (code === "blocked_address" || code === "invalid_url")
      return { kind: "refused", status: null, answer: code };
    return { kind: "later", status: null, answer: code, retryAfterSeconds: null };
  }
}

function judge({ status, headers }: Response, answer: string): PushOutcome {
  if (status >= 200 && status < 300) return { kind: "taken", status, answer };
  if (status === 404 || status === 410) return { kind: "gone", status, answer };
  if (status === 429 || status >= 500)
    return { kind: "later", status, answer, retryAfterSeconds: secondsOf(headers.get("retry-after")) };
  return { kind: "refused", status, answer };
}

function secondsOf(header: string | null): number | null {
  if (header === null) return null;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, ANSWER_MAX);
}
