import { billingInput, billingSchema, usageInput, usageSchema } from "@platform/contract";
import { billUsage } from "../domain/usage/billUsage.ts";
import { getUsage } from "../domain/usage/getUsage.ts";
import { operatorProcedure, router, signedInProcedure } from "./trpc.ts";

export const usage = router({
  billing: operatorProcedure
    .input(billingInput)
    .output(billingSchema)
    .query(({ ctx, input }) => billUsage(ctx.deps.db, input)),
  get: signedInProcedure
    .input(usageInput)
    .output(usageSchema)
    .query(({ ctx, input }) => getUsage(ctx.access, input)),
});
