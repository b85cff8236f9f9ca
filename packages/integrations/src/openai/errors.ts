import { ModelError, type ModelErrorCode } from "@platform/agent";
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from "openai";
import { z } from "zod";
import { OutgoingRequestError } from "../http/errors.ts";

/**
 * The SDK's errors → the port's closed set. Told apart by class, status and the provider's code,
 * never by the wording. Source: OpenAI, "Error codes".
 */
export function toModelError(error: unknown, context: { signal: AbortSignal; apiKey: string }): ModelError {
  if (error instanceof ModelError)
    return new ModelError(error.code, withoutKey(error.message, context.apiKey));
  if (context.signal.aborted || error instanceof APIUserAbortError)
    return new ModelError("aborted", "The call was given up.");
  if (error instanceof APIConnectionTimeoutError)
    return new ModelError("timeout", "The model's server did not answer in time.");
  if (error instanceof APIConnectionError) {
    if (error.cause instanceof OutgoingRequestError && error.cause.code === "redirects")
      return new ModelError("unavailable", error.cause.message, { cause: error });
    return new ModelError("unavailable", `The model's server could not be reached (${causeCode(error)}).`, {
      cause: error,
    });
  }
  if (error instanceof APIError && typeof error.status === "number") {
    const code = codeOf(error.status, error.code ?? error.type ?? null);
    // No cause here: a provider may echo the key or the prompt in its error.
    return new ModelError(code, withoutKey(error.message, context.apiKey));
  }
  // A body that is cut off or no JSON at all surfaces as a plain error of the parser.
  return new ModelError("bad_response", "The model's server sent an answer that can't be read.", {
    cause: error,
  });
}

const bodySchema = z.object({
  error: z.object({
    message: z.string().nullish(),
    code: z.union([z.string(), z.number()]).nullish(),
    type: z.string().nullish(),
    status: z.number().nullish(),
  }),
});

/** Gateways such as OpenRouter report an upstream's error with status 200 and an `error` in the body. */
export function errorInBody(body: unknown): ModelError | null {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { code, type, status, message } = parsed.data.error;
  const number = status ?? Number(code);
  const kind =
    Number.isInteger(number) && number >= 400 ? codeOf(number, String(code ?? type ?? "")) : "bad_response";
  return new ModelError(kind, message ?? "The model's server reported an error.");
}

const OUT_OF_MONEY = new Set([
  "insufficient_quota",
  "billing_hard_limit_reached",
  "insufficient_balance",
  "credit_balance_too_low",
]);

function codeOf(status: number, reason: string | null): ModelErrorCode {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 402) return "quota_exhausted";
  if (status === 429) return reason !== null && OUT_OF_MONEY.has(reason) ? "quota_exhausted" : "rate_limited";
  if (status === 408 || status === 504) return "timeout";
  return status >= 500 || status === 409 ? "unavailable" : "bad_request";
}

function causeCode(error: APIConnectionError): string {
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return "connection failed";
}

function withoutKey(message: string, apiKey: string): string {
  return (apiKey === "" ? message : message.replaceAll(apiKey, "[key]")).slice(0, 500);
}
