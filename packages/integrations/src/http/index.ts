export { isBlockedAddress } from "./address.ts";
export { discardBody, readBytes, readText, type OnBytes } from "./body.ts";
export type { ResolveHost } from "./connect.ts";
export { timeoutSignal } from "./deadline.ts";
export { neverSent, OutgoingRequestError, toOutgoingError, type OutgoingErrorCode } from "./errors.ts";
export {
  createOutgoingFetch,
  type OutgoingFetch,
  type OutgoingFetchOptions,
  type OutgoingInit,
} from "./fetch.ts";
export { createRateLimiter, type RateLimiter, type RateLimiterOptions, type TakeTurn } from "./limiter.ts";
