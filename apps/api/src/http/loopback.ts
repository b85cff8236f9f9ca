import type { FastifyRequest } from "fastify";

/** From this machine itself, and not handed on by a proxy that runs on it. */
export function isLoopback(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? "";
  const local = address === "::1" || /^(::ffff:)?127\./.test(address);
  return local && request.headers["x-forwarded-for"] === undefined && request.headers.forwarded === undefined;
}
