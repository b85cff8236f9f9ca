import { errorReasons, type ErrorReason } from "@platform/contract";
import { TRPCClientError } from "@trpc/client";

/** Why a call failed, from the API's closed set; null where the answer didn't come from the API. */
export function reasonOf(error: unknown): ErrorReason | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  const reason = typeof data === "object" && data !== null && "reason" in data ? data.reason : null;
  return errorReasons.find((known) => known === reason) ?? null;
}
