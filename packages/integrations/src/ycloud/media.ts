import {
  discardBody,
  readBytes,
  toOutgoingError,
  type OnBytes,
  type OutgoingFetch,
  type OutgoingRequestError,
} from "../http/index.ts";

const DOWNLOAD_TIMEOUT_MS = 60_000;

export type MediaResult =
  | { ok: true; bytes: Uint8Array; mimeType: string | null }
  /**
   * `gone`: expired or refused, for good. `too_large`, `blocked`: never fetched whole.
   * `bad_key`: another key may help. `unavailable`: trying again later may.
   */
  | { ok: false; code: "gone" | "too_large" | "blocked" | "bad_key" | "unavailable"; message: string };

interface MediaSource {
  /** The provider's own origin: the only one that may see the key. */
  origin: string | null;
  apiKey: string;
  fetch: OutgoingFetch;
}

interface MediaRequest {
  link: string;
  maxBytes: number;
  onBytes?: OnBytes | undefined;
  signal?: AbortSignal | undefined;
}

function failed(error: OutgoingRequestError): MediaResult {
  const { code, message } = error;
  if (code === "too_large") return { ok: false, code, message };
  if (code === "blocked_address" || code === "invalid_url") return { ok: false, code: "blocked", message };
  if (code === "redirects") return { ok: false, code: "gone", message };
  return { ok: false, code: "unavailable", message: `${code}: ${message}` };
}

async function toResult(response: Response, { maxBytes, onBytes }: MediaRequest): Promise<MediaResult> {
  const { status } = response;
  if (status >= 200 && status < 300) {
    const bytes = await readBytes(response, maxBytes, onBytes);
    return { ok: true, bytes, mimeType: response.headers.get("content-type")?.trim() || null };
  }
  await discardBody(response);
  const passing = status === 408 || status === 429 || status >= 500;
  return { ok: false, code: passing ? "unavailable" : "gone", message: `HTTP ${status}` };
}

/**
 * Fetches what a customer sent. The key goes to the provider's own origin only; a link there that
 * is refused with the key (401 of a revoked one; 403, seen on links that lead to a CDN) is tried once
 * without it: for a few minutes links open by themselves.
 */
export async function fetchMedia(source: MediaSource, request: MediaRequest): Promise<MediaResult> {
  const attempt = (headers: Record<string, string>) =>
    source.fetch(request.link, {
      headers,
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      ...(request.signal ? { signal: request.signal } : {}),
    });
  try {
    const own = source.origin !== null && URL.parse(request.link)?.origin === source.origin;
    let response = await attempt(own ? { "X-API-Key": source.apiKey } : {});
    const { status } = response;
    if (own && (status === 401 || status === 403)) {
      await discardBody(response);
      response = await attempt({});
    }
    const result = await toResult(response, request);
    const keyRefused = status === 401 && !result.ok && result.code === "gone";
    return keyRefused ? { ok: false, code: "bad_key", message: result.message } : result;
  } catch (error) {
    return failed(toOutgoingError(error));
  }
}
