import { idSchema, tenantIdInput } from "@platform/contract";
import { z } from "zod";
import { removeTenant } from "../../domain/tenants/writeTenant.ts";
import { operatorProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const remove = operatorProcedure
  .input(tenantIdInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeTenant(tenantDeps(ctx.deps), ctx.access, input.tenantId));
