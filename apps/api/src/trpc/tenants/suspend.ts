import { tenantSuspendInput, tenantSchema } from "@platform/contract";
import { suspendTenant } from "../../domain/tenants/suspendTenant.ts";
import { readTenant } from "../../domain/tenants/writeTenant.ts";
import { operatorProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const suspend = operatorProcedure
  .input(tenantSuspendInput)
  .output(tenantSchema)
  .mutation(async ({ ctx, input }) => {
    await suspendTenant(ctx.deps.db, ctx.access, input);
    return ctx.deps.db.asOperator(({ sql }) => readTenant(sql, tenantDeps(ctx.deps), input.tenantId));
  });
