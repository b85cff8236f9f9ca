import { Agent } from "undici";
import { discardBody } from "./body.ts";
import { createGuardedConnector, type ResolveHost } from "./connect.ts";
import { startDeadline } from "./deadline.ts";
import { OutgoingRequestError, toOutgoingError } from "./errors.ts";
import { nextHop, type Hop } from "./redirect.ts";
import { sendRequest } from "./sendRequest.ts";

export interface OutgoingFetchOptions {
  /** Development and tests: loopback is allowed too. Nothing else private ever is. */
  allowPrivateAddresses: boolean;
  /** From the call to the last byte of the body. Default 30 s; `timeoutMs` of a call wins. */
  timeoutMs?: number;
  /** Default 10 s. */
  connectTimeoutMs?: number;
  /** Bytes of a body on the wire, and again once it is unpacked. Default 32 MiB; less of one: `readBytes`. */
  maxResponseBytes?: number;
  /** Sockets per origin. Default 256. */
  connections?: number;
  resolve?: ResolveHost;
}

export interface OutgoingInit extends RequestInit {
  timeoutMs?: number;
}

/**
 * Like `fetch`, and can be given to whatever takes one. Rejects with `OutgoingRequestError` only;
 * reading the body can throw undici's errors: pass them through `toOutgoingError`, or use `readBytes`.
 */
export interface OutgoingFetch {
  (input: string | URL | Request, init?: OutgoingInit): Promise<Response>;
  /** Waits for running requests and closes the pool. */
  close(): Promise<void>;
}

function parseUrl(input: string | URL): URL {
  const url = URL.parse(String(input));
  if (url === null) throw new OutgoingRequestError("invalid_url", "This is no address.");
  return url;
}

function checkUrl(url: URL): void {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new OutgoingRequestError("invalid_url", "Only http and https addresses can be requested.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new OutgoingRequestError("invalid_url", "An address must not carry a password.");
  }
}

/** By names in lower case. Plain ones, which nearly all are, aren't made into the platform's: undici refuses the same of them. */
function headersOf(given: RequestInit["headers"]): Record<string, string> {
  if (given == null) return {};
  if (given instanceof Headers || Symbol.iterator in given) return Object.fromEntries(new Headers(given));
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value).trim()]),
  );
}

/** Text, bytes and streams leave as they are; whatever else a `fetch` takes (a form, a Request) becomes bytes here. */
async function firstHop(input: string | URL | Request, init: OutgoingInit): Promise<Hop> {
  const request = input instanceof Request ? input : null;
  const headers = headersOf(init.headers ?? request?.headers);
  let body: RequestInit["body"] = init.body ?? null;
  if (body === null && request !== null && request.body !== null)
    body = new Uint8Array(await request.arrayBuffer());
  if (typeof body === "string") {
    headers["content-type"] ??= "text/plain;charset=UTF-8";
  } else if (body !== null && !ArrayBuffer.isView(body) && !(body instanceof ReadableStream)) {
    const encoded = new Response(body);
    headers["content-type"] = encoded.headers.get("content-type") ?? "application/octet-stream";
    body = new Uint8Array(await encoded.arrayBuffer());
  }
  const method = (init.method ?? request?.method ?? "GET").toUpperCase();
  return { url: parseUrl(input instanceof Request ? input.url : input), method, headers, body, redirects: 0 };
}

/**
 * The only way out for requests whose address somebody else can set. Addresses that are not public
 * are refused when the socket connects; redirects (at most three) are checked again and lose
 * credentials when they change the origin. Keeps connections alive per origin.
 */
export function createOutgoingFetch(options: OutgoingFetchOptions): OutgoingFetch {
  const maxResponseBytes = options.maxResponseBytes ?? 32 * 1024 * 1024;
  const dispatcher = new Agent({
    connect: createGuardedConnector({
      allowLoopback: options.allowPrivateAddresses,
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      ...(options.resolve ? { resolve: options.resolve } : {}),
    }),
    allowH2: false,
    connections: options.connections ?? 256,
    maxResponseSize: maxResponseBytes,
    keepAliveTimeout: 20_000,
  });

  async function outgoingFetch(input: string | URL | Request, init: OutgoingInit = {}): Promise<Response> {
    const own = init.signal ?? (input instanceof Request ? input.signal : null);
    const deadline = startDeadline(own, init.timeoutMs ?? options.timeoutMs ?? 30_000);
    try {
      let hop = await firstHop(input, init);
      for (;;) {
        checkUrl(hop.url);
        const bounds = { signal: deadline.signal, maxUnpackedBytes: maxResponseBytes };
        const response = await sendRequest(dispatcher, hop, bounds);
        const { status } = response;
        const next =
          init.redirect === "manual" ? null : nextHop(hop, { status, location: response.header("location") });
        if (next === null) {
          response.onceRead(deadline.end);
          // It has all that anybody reads of one; what a `Response` has besides differs from one library of types to the next.
          return response as unknown as Response;
        }
        await discardBody(response);
        if (init.redirect === "error") throw new OutgoingRequestError("redirects", "The address redirects.");
        hop = next;
      }
    } catch (error) {
      deadline.end();
      if (own?.aborted === true && error === own.reason && !(error instanceof Error)) {
        throw new OutgoingRequestError("aborted", "The caller gave up.", { cause: error });
      }
      throw toOutgoingError(error);
    }
  }

  return Object.assign(outgoingFetch, { close: () => dispatcher.close() });
}
