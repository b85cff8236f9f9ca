import { OutgoingRequestError, readText, toOutgoingError, type OutgoingFetch } from "../http/index.ts";
import { parseJson } from "../http/parseJson.ts";
import { retryAfterMs, type ApiAnswer } from "./errors.ts";

const MAX_ANSWER_BYTES = 1024 * 1024;

export interface TransportOptions {
  baseUrl: string;
  apiKey: string;
  fetch: OutgoingFetch;
}

export interface TransportCall {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  path: string;
  /** JSON, or a form with a file. */
  body?: string | FormData;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

export type Transport = (call: TransportCall) => Promise<ApiAnswer | OutgoingRequestError>;

/** One request, answered by whatever came back; never throws. */
export function createTransport(options: TransportOptions): Transport {
  const headers = {
    "X-API-Key": options.apiKey,
    "Content-Type": "application/json",
    Accept: "application/json",
  };
  return async ({ method, path, body, timeoutMs, signal }) => {
    try {
      const response = await options.fetch(options.baseUrl + path, {
        method,
        body: body ?? null,
        headers,
        timeoutMs,
        signal: signal ?? null,
        // Following would turn the POST into a GET; nothing of this API redirects.
        redirect: "manual",
      });
      const json = parseJson(await readText(response, MAX_ANSWER_BYTES)) ?? null;
      return { status: response.status, body: json, retryAfterMs: retryAfterMs(response) };
    } catch (error) {
      return toOutgoingError(error);
    }
  };
}

export function isTaken(answer: ApiAnswer | OutgoingRequestError): boolean {
  return !(answer instanceof OutgoingRequestError) && answer.status >= 200 && answer.status < 300;
}
