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
  /** By names in lower case. */
  headers: Record<string, string>;
  body: RequestInit["body"];
  redirects: number;
}

function isRedirect(status: number): boolean {
  return status === 301 || status === 302 || status === 303 || status === 307 || status === 308;
}

/** Whoever followed as browsers do would ask for a page instead of sending what it has to send. */
function wouldBecomeGet(status: number, method: string): boolean {
  if (status === 303) return method !== "GET" && method !== "HEAD";
  return (status === 301 || status === 302) && method === "POST";
}

function isReplayable(body: RequestInit["body"]): boolean {
  return body === undefined || body === null || typeof body === "string" || ArrayBuffer.isView(body);
}

/**
 * The request that a redirect asks for, or null when the answer is none. Its method stays what it was.
 * Throws `redirects`, which names the new host alone: the rest of an address may be signed.
 */
export function nextHop(hop: Hop, response: { status: number; location: string | null }): Hop | null {
  if (!isRedirect(response.status) || response.location === null) return null;
  if (hop.redirects >= MAX_REDIRECTS) throw new OutgoingRequestError("redirects", "Too many redirects.");
  const url = URL.parse(response.location, hop.url);
  if (url === null) throw new OutgoingRequestError("redirects", "The redirect leads to no address.");
  if (wouldBecomeGet(response.status, hop.method))
    throw new OutgoingRequestError(
      "redirects",
      `The address has moved (HTTP ${response.status}, to ${url.origin}). Set the new one.`,
    );
  const foreign = url.origin !== hop.url.origin;
  const headers = without(hop.headers, foreign ? CREDENTIALS : []);
  if (!isReplayable(hop.body)) throw new OutgoingRequestError("redirects", "A stream can't be sent twice.");
  return { url, method: hop.method, headers, body: hop.body, redirects: hop.redirects + 1 };
}

function without(headers: Hop["headers"], names: readonly string[]): Hop["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
