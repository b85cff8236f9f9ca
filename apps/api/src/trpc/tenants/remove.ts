import { tenantRemovedSchema, tenantRemoveInput } from "@platform/contract";
import { removeTenant } from "../../domain/tenants/removeTenant.ts";
import { operatorProcedure } from "../trpc.ts";

export const remove = operatorProcedure
  .input(tenantRemoveInput)
  .output(tenantRemovedSchema)
  .mutation(({ ctx, input }) => removeTenant(ctx.deps.db, ctx.access, input));
