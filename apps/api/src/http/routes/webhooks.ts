import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ServerDeps } from "../../deps.ts";
import { refuse } from "../actor.ts";

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
      await refuse(reply, { status: 415, reason: "invalid_input", message: "Send application/json" });
    }
  });

  app.post("/chat/webhook", { bodyLimit: LIMIT }, async (request, reply) => {
    const { status, reason } = await deps.receiveWebhook({
      rawBody: bodyOf(request),
      headers: headersOf(request),
    });
    await reply.code(status).send({ received: status === 200, ...(reason !== undefined && { reason }) });
  });

  app.post("/tiendanube/webhook", { bodyLimit: LIMIT }, async (request, reply) => {
    const rawBody = bodyOf(request);
    const secret = deps.config.tiendanube.clientSecret;
    if (
      secret === undefined ||
      !isSigned(rawBody, { secret, signature: request.headers["x-linkedstore-hmac-sha256"] })
    ) {
      request.log.warn(
        { reason: secret === undefined ? "no_secret" : "bad_signature" },
        "A store's webhook was refused",
      );
      return reply.code(401).send({ received: false, reason: "signature" });
    }
    await keepStoreEvent(deps, rawBody);
    return reply.send({ received: true });
  });
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

/** Lower-case hex of the HMAC over the raw body. Source: Tiendanube API, "Webhooks", "Verifying a webhook". */
function isSigned(
  rawBody: Buffer,
  { secret, signature }: { secret: string; signature: string | string[] | undefined },
): boolean {
  if (typeof signature !== "string" || !/^[0-9a-f]{64}$/.test(signature)) return false;
  return timingSafeEqual(
    createHmac("sha256", secret).update(rawBody).digest(),
    Buffer.from(signature, "hex"),
  );
}

/** Kept byte for byte; these events have no id, and two of the same kind are two changes. */
async function keepStoreEvent({ db }: ServerDeps, rawBody: Buffer): Promise<void> {
  const { event, storeId } = readStoreEvent(rawBody);
  const digest = createHash("sha256").update(rawBody).digest("hex");
  const state = event === null ? "malformed" : "pending";
  await db.system`
    insert into webhook_events (provider, event_key, type, state, tenant_id, body)
    values ('tiendanube', ${`sha256:${digest}:`} || clock_timestamp()::text, ${event}, ${state},
      (select id from tenants where tiendanube_store_id = ${storeId} order by id limit 1), ${rawBody})
    on conflict do nothing`;
}

function readStoreEvent(rawBody: Buffer): { event: string | null; storeId: string | null } {
  try {
    const body: unknown = JSON.parse(rawBody.toString("utf8"));
    if (typeof body !== "object" || body === null || !("event" in body) || typeof body.event !== "string")
      return { event: null, storeId: null };
    const storeId =
      "store_id" in body && (typeof body.store_id === "number" || typeof body.store_id === "string")
        ? String(body.store_id)
        : null;
    return { event: body.event.slice(0, 100), storeId };
  } catch {
    return { event: null, storeId: null };
  }
}
