import { tenantIdInput, tenantSchema } from "@platform/contract";
import { resumeTenant } from "../../domain/tenants/suspendTenant.ts";
import { readTenant } from "../../domain/tenants/writeTenant.ts";
import { operatorProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const resume = operatorProcedure
  .input(tenantIdInput)
  .output(tenantSchema)
  .mutation(async ({ ctx, input }) => {
    await resumeTenant(ctx.deps.db, ctx.access, input.tenantId);
    return ctx.deps.db.asOperator(({ sql }) => readTenant(sql, tenantDeps(ctx.deps), input.tenantId));
  });
