import { tenantCloneInput, tenantSchema } from "@platform/contract";
import { cloneTenant } from "../../domain/tenants/cloneTenant.ts";
import { operatorProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const clone = operatorProcedure
  .input(tenantCloneInput)
  .output(tenantSchema)
  .mutation(({ ctx, input }) => cloneTenant(tenantDeps(ctx.deps), ctx.access, input));
