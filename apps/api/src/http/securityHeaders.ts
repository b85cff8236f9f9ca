import type { FastifyInstance } from "fastify";

/** What the panel may load: itself, and pictures of products from wherever the store keeps them. */
function contentSecurityPolicy(demo: boolean): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: https:${demo ? " http:" : ""}`,
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** On every answer; data is never kept by caches unless a route says otherwise. */
export function addSecurityHeaders(
  app: FastifyInstance,
  { demo, https }: { demo: boolean; https: boolean },
): void {
  const headers: Record<string, string> = {
    "content-security-policy": contentSecurityPolicy(demo),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(self), geolocation=()",
    "cache-control": "no-store",
    ...(https && { "strict-transport-security": "max-age=31536000" }),
  };
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
}
