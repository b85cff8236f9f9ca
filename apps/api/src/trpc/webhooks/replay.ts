import { idSchema, webhookReplayInput } from "@platform/contract";
import { z } from "zod";
import { writeAudit } from "../../domain/audit.ts";
import { AppError, notFound } from "../../domain/errors.ts";
import { isTenantId, isUuid } from "../../domain/ids.ts";
import { replayWebhook } from "../../flow/webhook/replayWebhook.ts";
import { operatorProcedure } from "../trpc.ts";

/** Gives a kept event its effect, once its cause has been mended. */
export const replay = operatorProcedure
  .input(webhookReplayInput)
  .output(z.object({ id: idSchema, tenantId: idSchema }))
  .mutation(async ({ ctx: { deps, actor }, input }) => {
    if (!isUuid(input.id)) throw notFound("Event");
    if (input.tenantId !== undefined && !isTenantId(input.tenantId)) throw notFound("Tenant");
    const { db, nerve, config } = deps;
    const result = await replayWebhook({ sql: db.system, nerve, defaults: config.defaults }, input);
    switch (result.kind) {
      case "not_found":
        throw notFound("Event");
      case "conflict":
        throw new AppError("conflict", result.reason);
      case "replayed":
        await db.asOperator(({ sql }) =>
          writeAudit(sql, actor, { tenantId: result.tenantId, action: "webhook.replayed", target: input.id }),
        );
        return { id: input.id, tenantId: result.tenantId };
    }
  });
