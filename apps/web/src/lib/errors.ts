import type { ErrorReason } from "@platform/contract";
import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "#api/router-types.ts";

/** The panel's own: `offline`, the request never reached the server; `unconfirmed`, nobody said what came of it. */
export type FailureReason = ErrorReason | "offline" | "unconfirmed";

const byHttpStatus: Record<number, ErrorReason> = {
  400: "invalid_input",
  401: "not_signed_in",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  412: "window_closed",
  413: "file_too_large",
  415: "file_type",
  429: "too_many_requests",
  503: "unavailable",
};

/** An upload that failed; it goes past tRPC, which carries no files. */
export class UploadError extends Error {
  override readonly name = "UploadError";
  readonly reason: FailureReason;
  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** A request that was given up waiting for. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Something that was to be done, given up waiting for: it may have been done. */
export class Unconfirmed extends Error {
  override readonly name = "Unconfirmed";
}

/** Whoever has waited that long is told, and asks again themselves. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof TRPCClientError && error.cause instanceof NoAnswer;
}

/** What the server answers where it could not say more. */
export function reasonOfStatus(httpStatus: number): FailureReason {
  return byHttpStatus[httpStatus] ?? (httpStatus >= 500 ? "unavailable" : "internal");
}

/** Why a request failed, from the closed set; a failure without an answer counts as offline. */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof UploadError) return error.reason;
  if (error instanceof NoAnswer) return "offline";
  if (!(error instanceof TRPCClientError)) return "internal";
  if (error.cause instanceof Unconfirmed) return "unconfirmed";
  const data = (error as TRPCClientError<AppRouter>).data;
  if (!data) return error.meta?.["response"] === undefined ? "offline" : "unavailable";
  return data.reason ?? byHttpStatus[data.httpStatus] ?? "internal";
}

/** Asking again helps only where the server or the way to it was the trouble. */
export function isPassing(reason: FailureReason): boolean {
  return reason === "offline" || reason === "unavailable" || reason === "too_many_requests";
}
