import type { FastifyInstance, FastifyRequest } from "fastify";

export interface OriginRules {
  publicUrl: string;
  corsAllowedOrigins: readonly string[];
}

export type Sender = "own" | "foreign" | "unsaid";

/** Which site sent a request, by what browsers say of it and pages can't forge. */
export function senderOf(request: FastifyRequest, { publicUrl, corsAllowedOrigins }: OriginRules): Sender {
  const site = request.headers["sec-fetch-site"];
  const { origin } = request.headers;
  if (origin !== undefined) {
    const own =
      origin === new URL(publicUrl).origin ||
      corsAllowedOrigins.includes(origin) ||
      hostOf(origin) === request.host;
    if (!own) return "foreign";
  }
  if (site === undefined) return origin === undefined ? "unsaid" : "own";
  if (site === "same-origin" || site === "none") return "own";
  return origin !== undefined && corsAllowedOrigins.includes(origin) ? "own" : "foreign";
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** Scripts in pages of other sites may call with a key of their own; cookies don't travel with them. */
export function addCors(app: FastifyInstance, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  app.addHook("onRequest", async (request, reply) => {
    const { origin } = request.headers;
    reply.header("vary", "origin");
    if (origin === undefined || !allowed.includes(origin)) return;
    reply.headers({ "access-control-allow-origin": origin, "cross-origin-resource-policy": "cross-origin" });
    if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined)
      return;
    await reply
      .headers({
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization, content-type, last-event-id",
        "access-control-max-age": "600",
      })
      .code(204)
      .send();
  });
}
