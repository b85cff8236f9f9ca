import { setupSchema, tenantIdInput } from "@platform/contract";
import { getSetup } from "../../domain/setup/getSetup.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(tenantIdInput)
  .output(setupSchema)
  .query(({ ctx, input }) => getSetup(ctx.deps, ctx.access.tenant(input.tenantId, "read")));
