import { overviewInput, overviewPage } from "@platform/contract";
import { tenantOverview } from "../../domain/tenants/tenantOverview.ts";
import { operatorProcedure } from "../trpc.ts";

export const overview = operatorProcedure
  .input(overviewInput)
  .output(overviewPage)
  .query(({ ctx, input }) => tenantOverview(ctx.deps.db, input));
