import type { FastifyInstance, FastifyRequest } from "fastify";
import { receiveStoreEvent } from "../../catalog/events/receiveStoreEvent.ts";
import type { ServerDeps } from "../../deps.ts";
import { AppError } from "../../domain/errors.ts";
import { refuse } from "../refuse.ts";

const LIMIT = 256 * 1024;

/** Providers' events: raw bytes, because signatures are over bytes. */
export async function webhookRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "buffer", bodyLimit: LIMIT },
    (_request, body, done) => done(null, body),
  );
  // Without a body the server asks for no content type; a provider always says one.
  app.addHook("preHandler", async (request, reply) => {
    if (request.headers["content-type"] === undefined) {
      await refuse(reply, new AppError("invalid_input", "Send application/json"), 415);
    }
  });

  app.post("/chat/webhook", { bodyLimit: LIMIT }, async (request, reply) => {
    const { status, reason } = await deps.receiveWebhook({
      rawBody: bodyOf(request),
      headers: headersOf(request),
    });
    await reply.code(status).send({ received: status === 200, ...(reason !== undefined && { reason }) });
  });

  // The three of privacy have an address each, below this one or all this one.
  for (const url of ["/tiendanube/webhook", "/tiendanube/webhook/:group/:name"]) {
    app.post<{ Params: { group?: string; name?: string } }>(
      url,
      { bodyLimit: LIMIT },
      async (request, reply) => {
        const { group, name } = request.params;
        const { status, reason } = await receiveStoreEvent(
          { ...deps, sql: deps.db.system, clientSecret: deps.config.tiendanube.clientSecret },
          {
            rawBody: bodyOf(request),
            signature: headersOf(request)["x-linkedstore-hmac-sha256"],
            path: group === undefined ? undefined : `${group}/${name}`,
          },
        );
        await reply.code(status).send({ received: status === 200, ...(reason !== undefined && { reason }) });
      },
    );
  }
}

function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** A header sent twice stays two values; joined, it would be a third one. */
function headersOf(request: FastifyRequest): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    Object.entries(request.raw.headersDistinct).map(([name, values]) => [
      name,
      values?.length === 1 ? values[0] : values,
    ]),
  );
}
