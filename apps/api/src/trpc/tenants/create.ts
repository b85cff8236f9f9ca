import { tenantCreateInput, tenantSchema } from "@platform/contract";
import { createTenant } from "../../domain/tenants/writeTenant.ts";
import { operatorProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const create = operatorProcedure
  .input(tenantCreateInput)
  .output(tenantSchema)
  .mutation(({ ctx, input }) => createTenant(tenantDeps(ctx.deps), ctx.access, input));
