import type { FastifyInstance, FastifyRequest } from "fastify";
import { ADDRESS_HEADER, AUTH_PATH } from "../../auth/index.ts";
import type { ServerDeps } from "../../deps.ts";
import { AppError } from "../../domain/errors.ts";
import { refuse } from "../refuse.ts";
import { senderOf } from "../origin.ts";

const LIMIT = 64 * 1024;

/** Sign-in and sessions; another site can't even try to sign somebody in. */
export async function authRoutes(app: FastifyInstance, { auth, config }: ServerDeps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "buffer", bodyLimit: LIMIT },
    (_request, body, done) => done(null, body),
  );
  app.route({
    method: ["GET", "POST"],
    url: `${AUTH_PATH}/*`,
    bodyLimit: LIMIT,
    handler: async (request, reply) => {
      if (request.method !== "GET" && senderOf(request, config) === "foreign") {
        return refuse(reply, new AppError("not_allowed", "This request came from another site"));
      }
      const response = await auth.handle(toWebRequest(request, config.publicUrl), request.ip);
      reply.code(response.status);
      for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
      for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
      // The library lets some answers be cached; data never is.
      reply.header("cache-control", "no-store");
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}

function toWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
    else for (const each of value ?? []) headers.append(name, each);
  }
  for (const name of ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "content-length"])
    headers.delete(name);
  headers.set(ADDRESS_HEADER, request.ip);
  const body = Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, new URL(publicUrl).origin), {
    method: request.method,
    headers,
    body,
  });
}
