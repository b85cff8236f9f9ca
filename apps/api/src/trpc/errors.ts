import type { ErrorReason } from "@platform/contract";
import { TRPCError, type TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { AppError, isRefusedValue, mayBeAskedAgain } from "../domain/errors.ts";

const codes: Record<ErrorReason, TRPC_ERROR_CODE_KEY> = {
  invalid_input: "BAD_REQUEST",
  not_signed_in: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  not_found: "NOT_FOUND",
  number_taken: "CONFLICT",
  owned_by_another: "CONFLICT",
  conflict: "CONFLICT",
  trial_running: "CONFLICT",
  secret_needed: "BAD_REQUEST",
  foreign_signature: "CONFLICT",
  bot_excluded: "CONFLICT",
  file_too_large: "PAYLOAD_TOO_LARGE",
  file_type: "UNSUPPORTED_MEDIA_TYPE",
  window_closed: "PRECONDITION_FAILED",
  opted_out: "PRECONDITION_FAILED",
  template_unavailable: "PRECONDITION_FAILED",
  too_many_requests: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
  internal: "INTERNAL_SERVER_ERROR",
};

const names: Partial<Record<number, TRPC_ERROR_CODE_KEY>> = {
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_SUPPORTED",
  409: "CONFLICT",
  412: "PRECONDITION_FAILED",
  413: "PAYLOAD_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
  429: "TOO_MANY_REQUESTS",
  503: "SERVICE_UNAVAILABLE",
};

/** What the procedures' transport calls an answer with this status, and its number. */
export function transportCode(status: number): { name: TRPC_ERROR_CODE_KEY; number: number } {
  const name = names[status] ?? (status < 500 ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR");
  return { name, number: TRPC_ERROR_CODES_BY_KEY[name] };
}

/** The HTTP status of a refusal, as the procedures' transport would answer it. */
export function statusOf(reason: ErrorReason): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code: codes[reason] }));
}

/** Our own errors and the database's, as the transport's; anything else stays unknown. */
export function toTrpcError(error: TRPCError): TRPCError {
  const known = knownCause(error.cause);
  return known === null
    ? error
    : new TRPCError({ code: codes[known.reason], message: known.message, cause: known });
}

function knownCause(cause: unknown): AppError | null {
  if (cause instanceof AppError) return cause;
  if (mayBeAskedAgain(cause))
    return new AppError("unavailable", "The database can't do this right now; try again", { cause });
  if (isRefusedValue(cause))
    return new AppError("invalid_input", "A value is out of range or holds forbidden characters", { cause });
  return null;
}

/** What a caller may know: a reason of the closed set and words that hold nothing of ours. */
export function describeError(error: TRPCError): { reason: ErrorReason; message: string; fields?: string[] } {
  if (error.cause instanceof AppError) return { reason: error.cause.reason, message: error.cause.message };
  if (error.code === "BAD_REQUEST" && error.cause instanceof ZodError) {
    return { reason: "invalid_input", ...describeIssues(error.cause) };
  }
  const reason = reasonOf(error.code);
  return { reason, message: messages[reason] ?? "Something went wrong on our side" };
}

/** What is wrong with an input, field by field; in short, the first of it. */
export function describeIssues({ issues }: ZodError): { message: string; fields: string[] } {
  const fields = issues.map(({ path, message }) => `${path.join(".") || "input"}: ${message}`);
  return { message: fields.slice(0, 5).join("; "), fields };
}

const messages: Partial<Record<ErrorReason, string>> = {
  invalid_input: "The request can't be read",
  not_signed_in: "Sign in first",
  not_allowed: "Not allowed",
  not_found: "Not found",
  too_many_requests: "Too many requests",
  unavailable: "Not available right now; try again",
};

/** Errors that the transport raises by itself. */
function reasonOf(code: TRPC_ERROR_CODE_KEY): ErrorReason {
  switch (code) {
    case "BAD_REQUEST":
    case "PARSE_ERROR":
    case "UNSUPPORTED_MEDIA_TYPE":
    case "PAYLOAD_TOO_LARGE":
    case "METHOD_NOT_SUPPORTED":
    case "UNPROCESSABLE_CONTENT":
      return "invalid_input";
    case "UNAUTHORIZED":
      return "not_signed_in";
    case "FORBIDDEN":
      return "not_allowed";
    case "NOT_FOUND":
      return "not_found";
    case "CONFLICT":
      return "conflict";
    case "PRECONDITION_FAILED":
      return "window_closed";
    case "TOO_MANY_REQUESTS":
      return "too_many_requests";
    case "SERVICE_UNAVAILABLE":
    case "TIMEOUT":
    case "GATEWAY_TIMEOUT":
    case "BAD_GATEWAY":
      return "unavailable";
    default:
      return "internal";
  }
}
