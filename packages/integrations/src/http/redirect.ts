import { OutgoingRequestError } from "./errors.ts";

/** Headers that prove who we are; they stay with the host they were meant for. */
const CREDENTIALS = [
  "authorization",
  "authentication",
  "proxy-authorization",
  "cookie",
  "x-api-key",
  "api-key",
];
const MAX_REDIRECTS = 3;

export interface Hop {
  url: URL;
  method: string;
  headers: Headers;
  body: RequestInit["body"];
  redirects: number;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

function becomesGet(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}

function isReplayable(body: RequestInit["body"]): boolean {
  return body === undefined || body === null || typeof body === "string" || ArrayBuffer.isView(body);
}

/** The request that a redirect asks for, or null when the answer is none. Throws `redirects`. */
export function nextHop(hop: Hop, response: { status: number; location: string | null }): Hop | null {
  if (!isRedirect(response.status) || response.location === null) return null;
  if (hop.redirects >= MAX_REDIRECTS) throw new OutgoingRequestError("redirects", "Too many redirects.");
  const url = URL.parse(response.location, hop.url);
  if (url === null) throw new OutgoingRequestError("redirects", "The redirect leads to no address.");
  const headers = new Headers(hop.headers);
  if (url.origin !== hop.url.origin) for (const name of CREDENTIALS) headers.delete(name);
  const redirects = hop.redirects + 1;
  if (becomesGet(response.status, hop.method)) {
    headers.delete("content-type");
    headers.delete("content-length");
    return { url, method: "GET", headers, body: null, redirects };
  }
  if (!isReplayable(hop.body)) throw new OutgoingRequestError("redirects", "A stream can't be sent twice.");
  return { url, method: hop.method, headers, body: hop.body, redirects };
}
