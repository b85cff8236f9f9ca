import { NoAnswer, Unconfirmed } from "./errors.ts";

/** Longer than the server takes for anything that is read; a proxy or a connection that died unnoticed holds a request for ever. */
const READ_MS = 60_000;
/** What is done may ask a provider or a model first, one after the other. */
const WRITE_MS = 120_000;

interface Limits {
  readMs: number;
  writeMs: number;
}

/** What has no answer by then is given up, and asked again by nobody but the reader: of what is done it isn't known whether it was. */
export function limitAnswer(
  init: RequestInit,
  { readMs, writeMs }: Limits = { readMs: READ_MS, writeMs: WRITE_MS },
): RequestInit {
  const reads = init.method === undefined || init.method === "GET";
  const limit = new AbortController();
  const { signal } = init;
  const give = () =>
    limit.abort(
      reads
        ? new NoAnswer("No answer to what was asked")
        : new Unconfirmed("No answer to what was to be done"),
    );
  setTimeout(give, reads ? readMs : writeMs);
  if (signal?.aborted) limit.abort(signal.reason);
  signal?.addEventListener("abort", () => limit.abort(signal.reason), { once: true });
  return { ...init, signal: limit.signal };
}
