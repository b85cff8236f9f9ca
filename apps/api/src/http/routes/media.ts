import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "../../deps.ts";
import { createAccess } from "../../domain/access.ts";
import { AppError, notFound } from "../../domain/errors.ts";
import { findMedia, mediaHeaders, openMedia } from "../../media/index.ts";
import { addActor } from "../actor.ts";
import { refuse } from "../refuse.ts";

/** Files of chats, for those who may see the chat; never in a form that runs in the panel. */
export async function mediaRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  addActor(app, { auth: deps.auth, rules: deps.config });
  app.get<{ Params: { id: string } }>("/media/:id", async (request, reply) => {
    const { actor } = request;
    if (actor.kind === "nobody") return refuse(reply, new AppError("not_signed_in", "Sign in first"));
    try {
      const row = await createAccess(deps.db, actor).find("File", ({ sql }) =>
        findMedia(sql, request.params.id),
      );
      const opened = await openMedia(deps.media, row, request.headers.range);
      if (opened.kind === "missing") throw notFound("File");
      if (opened.kind === "unsatisfiable") {
        return await reply.code(416).header("content-range", `bytes */${opened.fileSize}`).send();
      }
      return await reply
        .code(opened.range === null ? 200 : 206)
        .headers(mediaHeaders(opened))
        .send(opened.stream);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return refuse(reply, new AppError("not_found", "File not found"));
    }
  });
}
