import { billingInput, billingSchema } from "@platform/contract";
import { billUsage } from "../../domain/usage/billUsage.ts";
import { operatorProcedure } from "../trpc.ts";

export const billing = operatorProcedure
  .input(billingInput)
  .output(billingSchema)
  .query(({ ctx, input }) => billUsage(ctx.deps.db, input));
