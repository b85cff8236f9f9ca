import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readText, toOutgoingError, type OutgoingFetch, type RateLimiter } from "../http/index.ts";
import { isEmptyList, rateLimitWaitMs, toTiendanubeError } from "./errors.ts";
import { TiendanubeError } from "./types.ts";

/** Below the store API's own bucket (40, leaking 2/s), which other processes of ours may use too. */
export const STORE_LIMIT = { perSecond: 2, burst: 30 };

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
  /** Shared by all clients of the process; without one, this client keeps its own. */
  limiter?: RateLimiter;
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
  /** Below the store's root, e.g. `/products`; or a `next` address of an earlier page. */
  path: string;
  query?: Query;
  signal?: AbortSignal | undefined;
}

export interface StoreApi {
  get(request: StoreRequest): Promise<StoreAnswer>;
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

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

type Attempt = { answer: StoreAnswer } | { error: TiendanubeError; retryInMs: number | null };

function judge(response: Response, text: string): Attempt {
  const { status, headers } = response;
  const body = parseJson(text);
  if (status >= 200 && status < 300 && body !== undefined) return { answer: { body, headers } };
  if (isEmptyList(status, body)) return { answer: { body: [], headers } };
  if (status === 404) return { answer: { body: null, headers } };
  if (status >= 200 && status < 300) {
    return { error: new TiendanubeError("unavailable", "The answer is no JSON.", { status }), retryInMs: 0 };
  }
  const error = toTiendanubeError(status, body);
  if (error.code === "rate_limited") {
    return { error, retryInMs: rateLimitWaitMs(headers.get("x-rate-limit-reset"), Date.now()) };
  }
  return { error, retryInMs: error.code === "unavailable" ? 0 : null };
}

/** What a failed request means; a certain "no" of our own guard isn't worth a second try. */
function judgeFailure(thrown: unknown, signal: AbortSignal | undefined): Attempt {
  const cause = toOutgoingError(thrown);
  if (signal?.aborted)
    return { error: new TiendanubeError("aborted", "Given up.", { cause }), retryInMs: null };
  const final =
    cause.code === "blocked_address" || cause.code === "invalid_url" || cause.code === "too_large";
  const error = new TiendanubeError("unavailable", `${cause.code}: ${cause.message}`, { cause });
  return { error, retryInMs: final ? null : 0 };
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, signal ? { signal } : {});
  } catch (cause) {
    throw new TiendanubeError("aborted", "Given up while waiting.", { cause });
  }
}

/** GET with the store's rate limit, its waits and bounded repeats. Throws `TiendanubeError` only. */
export function createStoreApi(options: TiendanubeClientOptions & { limiter: RateLimiter }): StoreApi {
  const base = `${options.baseUrl.replace(/\/+$/, "")}/${options.version}/${encodeURIComponent(options.storeId)}`;
  const root = URL.parse(base)?.href ?? base;
  const accessToken = options.accessToken.trim();
  const headers = {
    Authentication: `bearer ${accessToken}`,
    "User-Agent": options.userAgent,
    Accept: "application/json",
  };
  const token = createHash("sha256").update(accessToken).digest("base64url").slice(0, 12);
  const backoffMs = options.backoffMs ?? 400;

  async function attempt(url: URL, signal: AbortSignal | undefined): Promise<Attempt> {
    try {
      await options.limiter.take(options.storeId, signal);
      const response = await options.fetch(url, {
        headers,
        timeoutMs: REQUEST_TIMEOUT_MS,
        signal: signal ?? null,
      });
      return judge(response, await readText(response, MAX_ANSWER_BYTES));
    } catch (thrown) {
      return judgeFailure(thrown, signal);
    }
  }

  return {
    cacheKey: `${options.storeId}:${token}`,
    ownAddress: (link) => {
      const url = URL.parse(link);
      return url !== null && url.href.startsWith(`${root}/`) ? url.href : null;
    },
    async get(request) {
      const url = toUrl(root, request);
      if (!/^[\x21-\x7e]+$/.test(accessToken)) {
        throw new TiendanubeError(
          "unauthorized",
          "The token is empty or holds characters that no header can carry.",
        );
      }
      for (let tried = 1; ; tried += 1) {
        const result = await attempt(url, request.signal);
        if ("answer" in result) return result.answer;
        const limit = result.error.code === "rate_limited" ? THROTTLED_TRIES : FAILED_TRIES;
        if (result.retryInMs === null || tried >= limit) throw result.error;
        const jitter = 0.75 + Math.random() / 2;
        await pause(Math.max(result.retryInMs, backoffMs * 2 ** (tried - 1) * jitter), request.signal);
      }
    },
  };
}
