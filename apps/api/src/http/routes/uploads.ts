import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ServerDeps } from "../../deps.ts";
import { createAccess, type Access } from "../../domain/access.ts";
import { uploadForChat, uploadForStore, type GivenUpload } from "../../domain/desk/uploadFile.ts";
import { AppError, mayBeAskedAgain } from "../../domain/errors.ts";
import { createByteBudget, MAX_UPLOAD_BYTES } from "../../media/index.ts";
import { addActor } from "../actor.ts";
import { refuse } from "../refuse.ts";

/** Of files that have been received and are looked at; one more, however large, may come on top. */
const HELD_BYTES = 48 * 1024 * 1024;
const MAX_NAME = 500;

/** Files that people are about to send: the bytes as they are, the name in `?name=`, what the browser takes them for as type. */
export async function uploadRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  addActor(app, { auth: deps.auth, rules: deps.config });
  const own = { media: deps.media, budget: createByteBudget(HELD_BYTES) };
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, body, done) => done(null, body));

  app.post<{ Params: { conversationId: string } }>("/media/chats/:conversationId", (request, reply) =>
    answer(request, reply, (access, given) =>
      uploadForChat(own, access, { ...given, conversationId: request.params.conversationId }),
    ),
  );
  app.post<{ Params: { tenantId: string } }>("/media/stores/:tenantId", (request, reply) =>
    answer(request, reply, (access, given) =>
      uploadForStore(own, access, { ...given, tenantId: request.params.tenantId }),
    ),
  );

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    upload: (access: Access, given: GivenUpload) => Promise<unknown>,
  ) {
    try {
      if (request.actor.kind === "nobody") throw new AppError("not_signed_in", "Sign in first");
      const given = readUpload(request);
      return await reply
        .code(201)
        .send(await upload(createAccess(deps.db, request.actor, deps.stays), given));
    } catch (error) {
      // Whoever still sends is not listened to any longer.
      void reply.header("connection", "close");
      request.raw.resume();
      if (error instanceof AppError) return refuse(reply, error);
      if (mayBeAskedAgain(error))
        return refuse(reply, new AppError("unavailable", "Not available right now; try again"));
      // Cut off half-way: nobody is there to be told.
      if (request.raw.destroyed && !request.raw.complete) return reply.hijack();
      throw error;
    }
  }
}

function readUpload(request: FastifyRequest): GivenUpload {
  const { name } = request.query as Record<string, unknown>;
  if (name !== undefined && (typeof name !== "string" || name.length > MAX_NAME))
    throw new AppError("invalid_input", `name: at most ${MAX_NAME} characters`);
  if (Number(request.headers["content-length"] ?? 0) > MAX_UPLOAD_BYTES)
    throw new AppError("file_too_large", "WhatsApp takes nothing of more than 100 MB");
  const declared = request.headers["content-type"]?.toLowerCase() ?? null;
  return { body: request.raw, declared, fileName: name };
}
