import { eventsInput } from "@platform/contract";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ServerDeps } from "../../deps.ts";
import { createAccess } from "../../domain/access.ts";
import { AppError } from "../../domain/errors.ts";
import { watchLive } from "../../domain/chats/watchLive.ts";
import type { Entry } from "../../live/index.ts";
import type { Context } from "../../trpc/context.ts";
import { describeIssues } from "../../trpc/errors.ts";
import { appRouter } from "../../trpc/router.ts";
import { addActor } from "../actor.ts";
import { parseJson } from "../parseJson.ts";
import { refuse } from "../refuse.ts";
import { writeEventStream } from "../eventStream.ts";

const LIMIT = 1024 * 1024;
const MAX_BATCH = 20;

/** The procedures; `chats.events` is written by ourselves, so that each event is serialised once for all its readers. */
export async function trpcRoutes(
  app: FastifyInstance,
  { deps, ending }: { deps: ServerDeps; ending: AbortSignal },
): Promise<void> {
  const { auth, config } = deps;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "application/json",
    { parseAs: "string", bodyLimit: LIMIT },
    (_request, body, done) => done(null, body),
  );
  addActor(app, { auth, rules: config, guardsReads: true });

  const handle = (request: FastifyRequest, reply: FastifyReply, path: string): Promise<void> =>
    fastifyRequestHandler({
      router: appRouter,
      req: request,
      res: reply,
      path,
      maxBatchSize: MAX_BATCH,
      createContext: (): Context => ({ deps, actor: request.actor }),
      onError: ({ error, path: failed }) => {
        if (error.code === "INTERNAL_SERVER_ERROR")
          request.log.error({ err: error.cause ?? error, path: failed }, "A procedure failed");
      },
    });

  // A stream's head alone would stay open without a word.
  app.get("/trpc/chats.events", { exposeHeadRoute: false }, async (request, reply) => {
    const opened = await openEvents(deps, { request, ending });
    // Inside a stream a refusal would come as 200.
    if (opened instanceof AppError) {
      return refuse(reply, opened);
    }
    reply.hijack();
    return writeEventStream(reply, opened);
  });
  app.route<{ Params: { "*": string } }>({
    method: ["GET", "POST"],
    url: "/trpc/*",
    bodyLimit: LIMIT,
    // The adapter has no answer to a head alone, nor to a host that is none.
    exposeHeadRoute: false,
    handler: (request, reply) =>
      URL.canParse(`http://${request.headers.host ?? "localhost"}`)
        ? handle(request, reply, request.params["*"])
        : refuse(reply, new AppError("invalid_input", "The host can't be read")),
  });
}

/** What the actor may hear, or why nothing. */
async function openEvents(
  deps: ServerDeps,
  { request, ending }: { request: FastifyRequest; ending: AbortSignal },
): Promise<AsyncIterable<Entry[]> | AppError> {
  const { actor } = request;
  if (actor.kind === "nobody")
    return new AppError("not_signed_in", actor.refused ? "These credentials are not valid" : "Sign in first");
  const input = eventsInput.safeParse(inputOf(request));
  if (!input.success) return new AppError("invalid_input", describeIssues(input.error).message);
  const left = new AbortController();
  request.raw.once("close", () => left.abort());
  try {
    const access = createAccess(deps.db, actor);
    // Asks for the store now: a stream that has begun can't refuse any more.
    if (input.data.tenantId !== undefined)
      await access.tenant(input.data.tenantId, "read").run(async () => undefined);
    const watch = { ...input.data, signal: AbortSignal.any([ending, left.signal]) };
    return watchLive({ ...deps, access }, watch);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** As tRPC reads a subscription: `input` in the address; the place to go on from there, in the header or beside it. */
function inputOf(request: FastifyRequest): unknown {
  const query = request.query as Record<string, unknown>;
  if (query["batch"] !== undefined) return null;
  const given = query["input"];
  const input = typeof given === "string" ? parseJson(given) : {};
  const resumed = request.headers["last-event-id"] ?? query["lastEventId"] ?? query["Last-Event-Id"];
  if (typeof input !== "object" || input === null || typeof resumed !== "string" || resumed === "")
    return input;
  return { ...input, lastEventId: resumed };
}
