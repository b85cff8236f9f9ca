import { tenantListInput, tenantPage } from "@platform/contract";
import { listTenants } from "../../domain/tenants/listTenants.ts";
import { signedInProcedure } from "../trpc.ts";
import { tenantDeps } from "./tenantDeps.ts";

export const list = signedInProcedure
  .input(tenantListInput)
  .output(tenantPage)
  .query(({ ctx, input }) => listTenants(tenantDeps(ctx.deps), ctx.access, input));
