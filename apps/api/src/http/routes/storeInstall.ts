import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { ServerDeps } from "../../deps.ts";
import { createAccess } from "../../domain/access.ts";
import { AppError } from "../../domain/errors.ts";
import { finishInstall, type InstallResult } from "../../domain/storeInstall/finishInstall.ts";
import { addActor } from "../actor.ts";

const query = z.object({ code: z.string().min(1).max(500), state: z.string().min(1).max(200) });

const words: Record<
  Exclude<InstallResult["kind"], "connected"> | "not_signed_in",
  [status: number, text: string]
> = {
  not_signed_in: [401, "Entrá al panel y volvé a conectar la tienda desde ahí."],
  not_ours: [
    400,
    "Esta conexión no se empezó acá, o ya se usó. Volvé al panel y tocá «Conectar con Tiendanube».",
  ],
  refused: [400, "Tiendanube no aceptó la conexión: el código venció. Volvé al panel y empezá de nuevo."],
  unavailable: [503, "Tiendanube no contestó. Volvé al panel y empezá de nuevo en un rato."],
};

/** Where the store's browser page sends the merchant back to. What it carries counts once, for who began it. */
export async function storeInstallRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  addActor(app, { auth: deps.auth, rules: deps.config });
  app.get("/tiendanube/callback", async (request, reply) => {
    const { actor } = request;
    const read = query.safeParse(request.query);
    let result: keyof typeof words = "not_ours";
    if (actor.kind === "nobody") result = "not_signed_in";
    else if (read.success) {
      const ended = await finishInstall(deps, createAccess(deps.db, actor, deps.stays), read.data).catch(
        (error: unknown) => {
          // The store was taken from this person meanwhile.
          if (error instanceof AppError) return { kind: "not_ours" } as const;
          throw error;
        },
      );
      if (ended.kind === "connected")
        return reply.redirect(`/admin/tenants/${ended.tenantId}/alta?paso=store`, 303);
      result = ended.kind;
    }
    const [status, text] = words[result];
    return reply
      .code(status)
      .header("cache-control", "no-store")
      .type("text/plain; charset=utf-8")
      .send(`${text}\n`);
  });
}
