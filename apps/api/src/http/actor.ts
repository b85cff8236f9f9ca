import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  byCookie,
  NOBODY,
  READER_HEADER,
  type Actor,
  type Auth,
  type RequestHeaders,
} from "../auth/index.ts";
import { AppError } from "../domain/errors.ts";
import { senderOf, type OriginRules } from "./origin.ts";
import { parseJson } from "./parseJson.ts";
import { refuse } from "./refuse.ts";

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor;
  }
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Finds out who is asking before a route of this scope runs; where that can't be known, nobody passes. A key passes so
 * often a minute. `guardsReads`: what these routes answer is for our own pages alone, and no page that somebody opens.
 */
export function addActor(
  app: FastifyInstance,
  { auth, rules, guardsReads = false }: { auth: Auth; rules: OriginRules; guardsReads?: boolean },
): void {
  app.decorateRequest("actor", { getter: () => NOBODY });
  app.addHook("onRequest", async (request, reply) => {
    const actor = await whoAsks(auth, request, reply);
    if (actor === null) return;
    Object.defineProperty(request, "actor", { value: actor });
    // Another site can send a browser's cookie along, but not say that it is us.
    if (byCookie(actor) && comesFromElsewhere(request, { rules, guardsReads })) {
      await refuse(reply, new AppError("not_allowed", "This request came from another site"));
    }
  });
}

/** Who only reads needs not say where from: browsers leave that out of plain reads of their own pages. */
function comesFromElsewhere(
  request: FastifyRequest,
  { rules, guardsReads }: { rules: OriginRules; guardsReads: boolean },
): boolean {
  const sender = senderOf(request, rules);
  return SAFE.has(request.method) ? guardsReads && sender === "foreign" : sender !== "own";
}

async function whoAsks(auth: Auth, request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> {
  try {
    const actor = await auth.resolveActor({ ...readerOfStream(request), ...request.headers });
    if (await auth.takeRequest(actor)) return actor;
  } catch (error) {
    request.log.error({ err: error }, "Nobody can be recognised");
    await refuse(reply, new AppError("unavailable", "Not available right now; try again"));
    return null;
  }
  void reply.header("retry-after", "60");
  await refuse(reply, new AppError("too_many_requests", "Too many requests of this key"));
  return null;
}

const stream = z.object({ reader: z.string() });

/** A browser's event stream has no headers of ours: for whom it is read stands in its address, where tRPC puts such things. */
function readerOfStream({ query }: FastifyRequest): RequestHeaders {
  const { connectionParams } = query as Record<string, unknown>;
  const asked = stream.safeParse(parseJson(connectionParams));
  return asked.success ? { [READER_HEADER]: asked.data.reader } : {};
}
