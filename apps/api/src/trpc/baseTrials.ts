import {
  baseTrialEstimateInput,
  baseTrialEstimateSchema,
  baseTrialInput,
  baseTrialLatestInput,
  baseTrialLatestSchema,
  baseTrialSchema,
  baseTrialStartInput,
  baseTrialStoresInput,
  baseTrialStoresSchema,
} from "@platform/contract";
import { cancelBaseTrial } from "../domain/base/trials/cancelBaseTrial.ts";
import { estimateBaseTrial } from "../domain/base/trials/estimateBaseTrial.ts";
import { latestBaseTrial } from "../domain/base/trials/latestBaseTrial.ts";
import { startBaseTrial } from "../domain/base/trials/startBaseTrial.ts";
import { trialStores } from "../domain/base/trials/trialStores.ts";
import { operatorProcedure, router } from "./trpc.ts";

/** What all bots are to be told, tried on recent chats of some stores. */
export const baseTrials = router({
  stores: operatorProcedure
    .input(baseTrialStoresInput)
    .output(baseTrialStoresSchema)
    .query(async ({ ctx }) => ({ items: await ctx.deps.db.asOperator(({ sql }) => trialStores(sql)) })),
  estimate: operatorProcedure
    .input(baseTrialEstimateInput)
    .output(baseTrialEstimateSchema)
    .query(({ ctx, input }) => estimateBaseTrial(ctx.deps, input)),
  start: operatorProcedure
    .input(baseTrialStartInput)
    .output(baseTrialSchema)
    .mutation(({ ctx, input }) => startBaseTrial(ctx.deps, ctx.access, input)),
  latest: operatorProcedure
    .input(baseTrialLatestInput)
    .output(baseTrialLatestSchema)
    .query(({ ctx, input }) => latestBaseTrial(ctx.deps.db, input)),
  cancel: operatorProcedure
    .input(baseTrialInput)
    .output(baseTrialSchema)
    .mutation(({ ctx, input }) => cancelBaseTrial(ctx.deps.db, ctx.access, input)),
});
