import { idSchema, tenantIdInput } from "@platform/contract";
import { z } from "zod";
import { restoreTenant } from "../../domain/tenants/restoreTenant.ts";
import { signedInProcedure } from "../trpc.ts";

export const restore = signedInProcedure
  .input(tenantIdInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => restoreTenant(ctx.deps.db, ctx.access, input.tenantId));
