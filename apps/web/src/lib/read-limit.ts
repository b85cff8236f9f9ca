import { NoAnswer } from "./errors.ts";

/** Longer than the server takes for anything that is read; a proxy or a connection that died unnoticed holds a request for ever. */
const READ_MS = 60_000;

/** What is read is given up when it has no answer by then. What is done goes on: whether it was done would not be known. */
export function limitRead(init: RequestInit, ms = READ_MS): RequestInit {
  if (init.method !== "GET") return init;
  const limit = new AbortController();
  const { signal } = init;
  setTimeout(() => limit.abort(new NoAnswer("No answer to what was asked")), ms);
  if (signal?.aborted) limit.abort(signal.reason);
  signal?.addEventListener("abort", () => limit.abort(signal.reason), { once: true });
  return { ...init, signal: limit.signal };
}
