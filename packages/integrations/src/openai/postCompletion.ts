import { APIConnectionError, APIConnectionTimeoutError, APIError, type OpenAI } from "openai";
import { headerOf } from "../http/answer.ts";
import { readText } from "../http/body.ts";
import { startDeadline } from "../http/deadline.ts";
import { parseJson } from "../http/parseJson.ts";

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A reply has some thousand tokens; what is thought before it may be told as well. Anybody may be named as the server. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export interface PostCompletionDeps {
  /** Knows the address, the headers and the errors of the protocol. */
  client: OpenAI;
  fetch: Fetch;
  /** From the call to the last byte of its answer. */
  timeoutMs: number;
}

/**
 * Sends the body of a chat completion as the SDK would, and throws the SDK's errors. The SDK itself makes address and
 * headers anew for each request, writes out the tools and redacts log lines that nobody reads: half of what a call took.
 */
export function createPostCompletion({
  client,
  fetch,
  timeoutMs,
}: PostCompletionDeps): (body: string, options: { signal: AbortSignal }) => Promise<unknown> {
  let head: ReturnType<typeof headOf> | null = null;
  return async (body, { signal }) => {
    head ??= headOf(client);
    // What an administrator wrote need not be an address.
    const { url, headers } = await head.catch((error: unknown) => {
      throw unanswered(error);
    });
    const deadline = startDeadline(signal, timeoutMs);
    const send = async (): Promise<Response> => {
      try {
        return await fetch(url, { method: "POST", headers, body, signal: deadline.signal });
      } catch (error) {
        throw unanswered(error);
      }
    };
    try {
      return await readAnswer(await send());
    } catch (error) {
      throw deadline.signal.aborted ? new APIConnectionTimeoutError() : error;
    } finally {
      deadline.end();
    }
  };
}

/** The same for every completion of an account. */
async function headOf(client: OpenAI): Promise<{ url: string; headers: Record<string, string> }> {
  const { url, req } = await client.buildRequest({ method: "post", path: "/chat/completions", body: {} });
  return { url, headers: Object.fromEntries(new Headers(req.headers)) };
}

/** Told by its words, as the SDK does: each `fetch` has errors of its own. */
function unanswered(reason: unknown): APIConnectionError {
  const error = reason instanceof Error ? reason : new Error(String(reason));
  const cause = error.cause instanceof Error ? String(error.cause) : "";
  const late = error.name === "AbortError" || /timed? ?out/i.test(`${String(error)}${cause}`);
  return late
    ? new APIConnectionTimeoutError()
    : new APIConnectionError({ message: undefined, cause: error });
}

/** What is no JSON is given as it is: whoever reads it finds no completion in it. */
async function readAnswer(response: Response): Promise<unknown> {
  if (!response.ok) {
    const { status, headers } = response;
    const text = await readText(response, MAX_ANSWER_BYTES).catch(String);
    const said = parseJson(text) as object | undefined;
    throw APIError.generate(status, said, said === undefined ? text : undefined, headers);
  }
  const text = await readText(response, MAX_ANSWER_BYTES);
  return text !== "" && isJson(headerOf(response, "content-type")) ? (JSON.parse(text) as unknown) : text;
}

function isJson(contentType: string | null): boolean {
  const type = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
  return type.includes("application/json") || type.endsWith("+json");
}
