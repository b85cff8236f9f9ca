import { tenantIdInput } from "@platform/contract";
import { z } from "zod";
import { notFound } from "../../domain/errors.ts";
import { isTenantId } from "../../domain/ids.ts";
import { operatorProcedure } from "../trpc.ts";

/** Whoever runs the installation is no longer in the store: the next look is another stay on its record. */
export const leave = operatorProcedure
  .input(tenantIdInput)
  .output(z.object({}))
  .mutation(async ({ ctx, input }) => {
    if (!isTenantId(input.tenantId)) throw notFound("Tenant");
    await ctx.deps.stays.end(ctx.actor, input.tenantId);
    return {};
  });
