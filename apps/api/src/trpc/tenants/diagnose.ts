import { diagnosisSchema, tenantIdInput } from "@platform/contract";
import { diagnoseTenant } from "../../domain/diagnose/diagnoseTenant.ts";
import { signedInProcedure } from "../trpc.ts";

export const diagnose = signedInProcedure
  .input(tenantIdInput)
  .output(diagnosisSchema)
  .query(({ ctx, input }) => diagnoseTenant(ctx.deps, ctx.access.tenant(input.tenantId, "read")));
