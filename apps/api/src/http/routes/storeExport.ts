import type { FastifyInstance } from "fastify";
import type { ServerDeps } from "../../deps.ts";
import { createAccess } from "../../domain/access.ts";
import { AppError } from "../../domain/errors.ts";
import { exportTenant } from "../../domain/tenants/exportTenant.ts";
import { addActor } from "../actor.ts";
import { refuse } from "../refuse.ts";

/** Copies under way in this process; each reads a store from end to end. */
const AT_ONCE = 2;

/** A whole store as an archive, for who may change it. */
export async function storeExportRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  addActor(app, { auth: deps.auth, rules: deps.config });
  let underWay = 0;
  app.get<{ Params: { tenantId: string } }>("/export/stores/:tenantId", async (request, reply) => {
    const { actor, params } = request;
    try {
      if (actor.kind === "nobody") throw new AppError("not_signed_in", "Sign in first");
      const access = createAccess(deps.db, actor, deps.stays);
      const tenant = access.tenant(params.tenantId, "manage");
      const { tenantId } = tenant;
      if (underWay >= AT_ONCE)
        throw new AppError("too_many_requests", "Other copies are being made; try again in a few minutes");
      underWay += 1;
      const leave = (): void => {
        underWay -= 1;
      };
      const archive = await exportTenant(deps, actor, tenant).catch((error: unknown) => {
        leave();
        throw error;
      });
      archive.once("close", leave);
      archive.once("error", (error) =>
        request.log.error({ err: error, tenantId }, "A copy of a store broke off"),
      );
      const day = new Date().toISOString().slice(0, 10);
      return await reply
        .header("content-type", "application/zip")
        .header("content-disposition", `attachment; filename="tienda-${tenantId}-${day}.zip"`)
        .send(archive);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return refuse(reply, error);
    }
  });
}
