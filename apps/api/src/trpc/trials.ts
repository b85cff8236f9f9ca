import {
  trialEstimateInput,
  trialEstimateSchema,
  trialInput,
  trialLatestInput,
  trialLatestSchema,
  trialSchema,
  trialStartInput,
} from "@platform/contract";
import { cancelTrial } from "../domain/trials/cancelTrial.ts";
import { estimateTrial } from "../domain/trials/estimateTrial.ts";
import { latestTrial } from "../domain/trials/latestTrial.ts";
import { readTrial } from "../domain/trials/readTrial.ts";
import { startTrial } from "../domain/trials/startTrial.ts";
import { router, signedInProcedure } from "./trpc.ts";

const estimate = signedInProcedure
  .input(trialEstimateInput)
  .output(trialEstimateSchema)
  .query(({ ctx, input }) => estimateTrial(ctx.deps, ctx.access, input));

const start = signedInProcedure
  .input(trialStartInput)
  .output(trialSchema)
  .mutation(({ ctx, input }) => startTrial(ctx.deps, ctx.access, input));

const get = signedInProcedure
  .input(trialInput)
  .output(trialSchema)
  .query(({ ctx, input }) =>
    ctx.access.tenant(input.tenantId, "read").run(({ sql }) => readTrial(sql, input)),
  );

const latest = signedInProcedure
  .input(trialLatestInput)
  .output(trialLatestSchema)
  .query(({ ctx, input }) => latestTrial(ctx.access, input));

const cancel = signedInProcedure
  .input(trialInput)
  .output(trialSchema)
  .mutation(({ ctx, input }) => cancelTrial(ctx.access, input));

export const trials = router({ cancel, estimate, get, latest, start });
