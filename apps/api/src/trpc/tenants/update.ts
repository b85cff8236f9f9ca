import { tenantSchema, tenantUpdateInput } from "@platform/contract";
import { updateTenant } from "../../domain/tenants/writeTenant.ts";
import { signedInProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const update = signedInProcedure
  .input(tenantUpdateInput)
  .output(tenantSchema)
  .mutation(({ ctx, input }) => updateTenant(tenantDeps(ctx.deps), ctx.access, input));
