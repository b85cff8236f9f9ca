/**
 * Why an outgoing request failed. `blocked_address`, `invalid_url`, `dns`, `unreachable` and `tls`
 * mean that no byte of the request has left; for all others that is unknown.
 */
export type OutgoingErrorCode =
  | "blocked_address"
  | "invalid_url"
  | "dns"
  | "unreachable"
  | "tls"
  | "timeout"
  | "aborted"
  | "reset"
  | "too_large"
  | "redirects"
  | "bad_response"
  | "failed";

export class OutgoingRequestError extends Error {
  override readonly name = "OutgoingRequestError";
  readonly code: OutgoingErrorCode;
  constructor(code: OutgoingErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

const NEVER_SENT: readonly OutgoingErrorCode[] = [
  "blocked_address",
  "invalid_url",
  "dns",
  "unreachable",
  "tls",
];

/** True when the request has certainly not reached the other side. */
export function neverSent(error: OutgoingRequestError): boolean {
  return NEVER_SENT.includes(error.code);
}

const BY_CODE: Record<string, OutgoingErrorCode> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ECONNREFUSED: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  EMFILE: "unreachable",
  ENFILE: "unreachable",
  UND_ERR_CONNECT_TIMEOUT: "unreachable",
  ECONNRESET: "reset",
  EPIPE: "reset",
  UND_ERR_SOCKET: "reset",
  UND_ERR_CLOSED: "reset",
  UND_ERR_DESTROYED: "reset",
  ETIMEDOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_RES_EXCEEDED_MAX_SIZE: "too_large",
  UND_ERR_ABORTED: "aborted",
  UND_ERR_HEADERS_OVERFLOW: "bad_response",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "bad_response",
  ERR_INVALID_URL: "invalid_url",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
  UNABLE_TO_GET_ISSUER_CERT: "tls",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "tls",
  CERT_HAS_EXPIRED: "tls",
  CERT_NOT_YET_VALID: "tls",
  EPROTO: "tls",
};

function codeOf(error: Error): OutgoingErrorCode | null {
  if (error.name === "TimeoutError") return "timeout";
  if (error.name === "AbortError") return "aborted";
  if (error.name === "HTTPParserError") return "bad_response";
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== "string") return null;
  if (code === "ETIMEDOUT" && syscall === "connect") return "unreachable";
  if (code.startsWith("ERR_TLS_") || code.startsWith("ERR_SSL_")) return "tls";
  return BY_CODE[code] ?? null;
}

/**
 * Turns whatever a request or the reading of its body threw into an `OutgoingRequestError`.
 * The message never repeats the address: links may carry signatures.
 */
export function toOutgoingError(error: unknown): OutgoingRequestError {
  let current: unknown = error;
  for (let depth = 0; depth < 6 && current instanceof Error; depth += 1) {
    if (current instanceof OutgoingRequestError) return current;
    const code = codeOf(current);
    if (code !== null) return new OutgoingRequestError(code, current.message || code, { cause: error });
    current =
      current instanceof AggregateError && current.cause === undefined ? current.errors[0] : current.cause;
  }
  const message = error instanceof Error ? error.message : "The request failed.";
  return new OutgoingRequestError("failed", message, { cause: error });
}
