import type { ErrorReason } from "@platform/contract";
import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#api/router-types.ts";

/** `offline` is the panel's own: the request never reached the server. */
export type FailureReason = ErrorReason | "offline";

const byHttpStatus: Record<number, ErrorReason> = {
  400: "invalid_input",
  401: "not_signed_in",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  412: "window_closed",
  429: "too_many_requests",
  503: "unavailable",
};

/** Why a request failed, from the closed set; a failure without an answer counts as offline. */
export function reasonOf(error: unknown): FailureReason {
  if (!(error instanceof TRPCClientError)) return "internal";
  const data = (error as TRPCClientError<AppRouter>).data;
  if (!data) return error.meta?.["response"] === undefined ? "offline" : "unavailable";
  return data.reason ?? byHttpStatus[data.httpStatus] ?? "internal";
}

/** Asking again helps only where the server or the way to it was the trouble. */
export function isPassing(reason: FailureReason): boolean {
  return reason === "offline" || reason === "unavailable" || reason === "too_many_requests";
}
