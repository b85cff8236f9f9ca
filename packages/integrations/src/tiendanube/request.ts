import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { neverSent, readText, toOutgoingError, type OutgoingFetch } from "../http/index.ts";
import { parseJson } from "../http/parseJson.ts";
import { bucketNews, type StoreBucket } from "./bucket.ts";
import { isEmptyList, rateLimitWaitMs, toTiendanubeError } from "./errors.ts";
import { TiendanubeError } from "./types.ts";

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 24 * 1024 * 1024;
const THROTTLED_TRIES = 5;
const FAILED_TRIES = 3;

export interface TiendanubeClientOptions {
  /** Without version, e.g. `https://api.tiendanube.com`. */
  baseUrl: string;
  /** e.g. `2025-03`. */
  version: string;
  storeId: string;
  accessToken: string;
  /** App name and contact; the API refuses requests without. */
  userAgent: string;
  fetch: OutgoingFetch;
  /** Shared by whoever asks the same stores; without one, this client keeps its own. */
  bucket?: StoreBucket;
  /** Nobody waits for these requests: they leave room in the bucket for those that somebody waits for. */
  background?: boolean;
  /** First pause after a failure; doubles with each. Default 400 ms. */
  backoffMs?: number;
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface StoreAnswer {
  /** Null for a missing resource; an empty array for an empty list. */
  body: unknown;
  headers: Headers;
}

export interface StoreRequest {
  /** Default GET. A POST is repeated only where it has certainly had no effect. */
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the store's root, e.g. `/products`; or a `next` address of an earlier page. */
  path: string;
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal | undefined;
}

export interface StoreApi {
  send(request: StoreRequest): Promise<StoreAnswer>;
  /** The address of a `Link` header if it is this store's own API, else null. */
  ownAddress(link: string): string | null;
  /** Names the store and the token without telling it: a key for caches. */
  cacheKey: string;
}

/** A page's address comes from a header: it must never carry the token elsewhere. */
function toUrl(root: string, { path, query }: StoreRequest): URL {
  const url = URL.parse(path.startsWith("/") ? root + path : path);
  if (url === null || !url.href.startsWith(`${root}/`))
    throw new TiendanubeError("invalid", "A foreign address.");
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, String(value));
  }
  return url;
}

type Attempt =
  | { answer: StoreAnswer }
  /** `untouched`: the store has certainly done nothing. */
  | { error: TiendanubeError; retryInMs: number | null; untouched: boolean };

function judge(response: Response, text: string): Attempt {
  const { status, headers } = response;
  const body = parseJson(text);
  const done = status >= 200 && status < 300;
  if (done && body !== undefined) return { answer: { body, headers } };
  if (isEmptyList(status, body)) return { answer: { body: [], headers } };
  if (status === 404) return { answer: { body: null, headers } };
  if (done) {
    const error = new TiendanubeError("unavailable", "The answer is no JSON.", { status });
    return { error, retryInMs: 0, untouched: false };
  }
  const error = toTiendanubeError(status, body);
  if (error.code === "rate_limited") {
    const retryInMs = rateLimitWaitMs(headers.get("x-rate-limit-reset"), Date.now());
    return { error, retryInMs, untouched: true };
  }
  return { error, retryInMs: error.code === "unavailable" ? 0 : null, untouched: false };
}

/** What a failed request means; a certain "no" of our own guard isn't worth a second try. */
function judgeFailure(thrown: unknown, signal: AbortSignal | undefined): Attempt {
  const cause = toOutgoingError(thrown);
  const untouched = neverSent(cause);
  if (signal?.aborted) {
    const error = new TiendanubeError("aborted", "Given up.", { cause });
    return { error, retryInMs: null, untouched };
  }
  const final =
    cause.code === "blocked_address" || cause.code === "invalid_url" || cause.code === "too_large";
  const error = new TiendanubeError("unavailable", `${cause.code}: ${cause.message}`, { cause });
  return { error, retryInMs: final ? null : 0, untouched };
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (cause) {
    throw new TiendanubeError("aborted", "Given up while waiting.", { cause });
  }
}

/** Requests within the store's rate limit, with its waits and bounded repeats. Throws `TiendanubeError` only. */
export function createStoreApi(options: TiendanubeClientOptions & { bucket: StoreBucket }): StoreApi {
  const { bucket, storeId, background = false } = options;
  const base = `${options.baseUrl.replace(/\/+$/, "")}/${options.version}/${encodeURIComponent(storeId)}`;
  const root = URL.parse(base)?.href ?? base;
  const accessToken = options.accessToken.trim();
  const headers = {
    Authentication: `bearer ${accessToken}`,
    "User-Agent": options.userAgent,
    Accept: "application/json",
  };
  const token = createHash("sha256").update(accessToken).digest("base64url").slice(0, 12);
  const backoffMs = options.backoffMs ?? 400;

  async function attempt(url: URL, { method = "GET", body, signal }: StoreRequest): Promise<Attempt> {
    try {
      await bucket.take(storeId, { background, signal });
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const type = body === undefined ? {} : { "Content-Type": "application/json; charset=utf-8" };
      const response = await options.fetch(url, {
        method,
        headers: { ...headers, ...type },
        timeoutMs: REQUEST_TIMEOUT_MS,
        signal: signal ?? null,
        ...sent,
      });
      const news = bucketNews(response.headers);
      if (news !== null) bucket.learn(storeId, response.status === 429 ? { ...news, remaining: 0 } : news);
      return judge(response, await readText(response, MAX_ANSWER_BYTES));
    } catch (thrown) {
      return judgeFailure(thrown, signal);
    }
  }

  return {
    cacheKey: `${storeId}:${token}`,
    ownAddress: (link) => {
      const url = URL.parse(link);
      return url !== null && url.href.startsWith(`${root}/`) ? url.href : null;
    },
    async send(request) {
      const url = toUrl(root, request);
      if (!/^[\x21-\x7e]+$/.test(accessToken)) {
        throw new TiendanubeError(
          "unauthorized",
          "The token is empty or holds characters that no header can carry.",
        );
      }
      for (let tried = 1; ; tried += 1) {
        const result = await attempt(url, request);
        if ("answer" in result) return result.answer;
        const limit = result.error.code === "rate_limited" ? THROTTLED_TRIES : FAILED_TRIES;
        const repeatable = request.method !== "POST" || result.untouched;
        if (result.retryInMs === null || !repeatable || tried >= limit) throw result.error;
        const jitter = 0.75 + Math.random() / 2;
        await pause(Math.max(result.retryInMs, backoffMs * 2 ** (tried - 1) * jitter), request.signal);
      }
    },
  };
}
