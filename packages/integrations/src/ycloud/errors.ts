import { headerOf } from "../http/answer.ts";
import { neverSent, type OutgoingRequestError } from "../http/index.ts";
import { id, record, text } from "../json/read.ts";
import type { SendOutcome } from "./types.ts";

/** An answer of the provider, read but not yet judged. */
export interface ApiAnswer {
  status: number;
  /** Parsed JSON, or null where the body was none (proxies answer in HTML). */
  body: unknown;
  retryAfterMs: number | null;
}

interface ApiError {
  /** Meta's number where there is one, else YCloud's word, else `http_<status>`. */
  code: string;
  message: string;
}

const META_THROTTLED = new Set(["4", "80007", "130429", "131048", "131056"]);
/** Token, permission, policy, billing, display name or registration: the account, not the message. */
const META_TENANT = new Set([
  "3",
  "10",
  "190",
  "200",
  "368",
  "131005",
  "131031",
  "131037",
  "131042",
  "133010",
]);
const META_UNKNOWN = new Set(["1", "2", "131000", "131016", "131057"]);
/** 403 answers that concern one recipient or one content; every other 403 concerns the account. */
const MESSAGE_403 = new Set([
  "RECIPIENT_IN_BLOCK_LIST",
  "RECIPIENT_UNSUBSCRIBED",
  "CONTENT_PROHIBITED",
  "WHATSAPP_TEMPLATE_UNAVAILABLE",
  "WHATSAPP_TEMPLATE_UNEDITABLE",
]);
/** The sender's quality is at stake; minutes, not seconds. */
const SPAM_BACKOFF_MS = 10 * 60_000;
const LONGEST_WAIT_MS = 24 * 3600_000;

/** YCloud's error body, in a failed answer or (status `failed`) in an accepted one. */
export function readError(answer: Pick<ApiAnswer, "status" | "body">): ApiError & { meta: string | null } {
  const body = record(answer.body);
  const error = record(body?.error) ?? body;
  const api = record(error?.whatsappApiError);
  const own = id(error?.code, 64) ?? id(error?.errorCode, 64);
  const meta = id(api?.code, 64) ?? (own !== null && /^\d+$/.test(own) ? own : null);
  const message =
    text(record(api?.error_data)?.details, 1024) ??
    text(api?.message, 1024) ??
    text(error?.message, 1024) ??
    text(error?.errorMessage, 1024);
  return { code: meta ?? own ?? `http_${answer.status}`, meta, message: message ?? `HTTP ${answer.status}` };
}

/**
 * What a refused send means. Meta's code decides before the HTTP status, except that a 5xx is never
 * a definite answer. Source: YCloud "Handle errors" and the Developer Kit's error catalogue.
 */
export function judgeRefusal(answer: ApiAnswer): SendOutcome {
  const { code, meta, message } = readError(answer);
  const { status } = answer;
  if (status >= 500 || status === 408 || (status >= 300 && status < 400))
    return { kind: "unknown", message: `${code}: ${message}` };
  if (meta !== null && META_UNKNOWN.has(meta)) return { kind: "unknown", message: `${code}: ${message}` };
  if (status === 429 || (meta !== null && META_THROTTLED.has(meta))) {
    const fallback = meta === "131048" ? SPAM_BACKOFF_MS : null;
    return { kind: "throttled", retryAfterMs: answer.retryAfterMs ?? fallback, code, message };
  }
  const account = status === 401 || status === 402 || (status === 403 && !MESSAGE_403.has(code));
  const scope = account || (meta !== null && META_TENANT.has(meta)) ? "tenant" : "message";
  return { kind: "rejected", scope, code, message };
}

/** What a send means that got no answer at all. */
export function judgeFailure(error: OutgoingRequestError): SendOutcome {
  if (!neverSent(error)) return { kind: "unknown", message: `${error.code}: ${error.message}` };
  if (error.code === "blocked_address" || error.code === "invalid_url") {
    return { kind: "rejected", scope: "tenant", code: error.code, message: error.message };
  }
  return { kind: "throttled", retryAfterMs: null, code: "unreachable", message: error.message };
}

/**
 * `Retry-After` in seconds or as a date (held against the answer's own `Date`, so that our clock
 * doesn't matter), else `RateLimit-Reset` in seconds. Milliseconds, at most a day.
 */
export function retryAfterMs(response: Response): number | null {
  const said = headerOf(response, "retry-after") ?? headerOf(response, "ratelimit-reset");
  const value = said?.trim() ?? "";
  if (value === "") return null;
  let ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Number.NaN;
  if (Number.isNaN(ms)) {
    const now = Date.parse(headerOf(response, "date") ?? "");
    ms = Date.parse(value) - (Number.isNaN(now) ? Date.now() : now);
  }
  return Number.isNaN(ms) ? null : Math.min(Math.max(Math.ceil(ms), 0), LONGEST_WAIT_MS);
}
