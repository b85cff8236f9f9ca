import {
  diagnoseInput,
  setupConnectNumberInput,
  setupConnectionSchema,
  setupModelSchema,
  setupNumbersSchema,
  setupReadNumbersInput,
  setupReadStoreInput,
  setupSchema,
  setupStoreSchema,
  setupTryModelInput,
  setupWatchInput,
  setupWatchSchema,
} from "@platform/contract";
import { connectNumber } from "../domain/setup/connectNumber.ts";
import { getSetup } from "../domain/setup/getSetup.ts";
import { readNumbers } from "../domain/setup/readNumbers.ts";
import { readStore } from "../domain/setup/readStore.ts";
import { tryModel } from "../domain/setup/tryModel.ts";
import { watchArrivals } from "../domain/setup/watchArrivals.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const setup = router({
  connectNumber: signedInProcedure
    .input(setupConnectNumberInput)
    .output(setupConnectionSchema)
    .mutation(({ ctx, input }) => connectNumber(ctx.deps, ctx.access, input)),
  get: signedInProcedure
    .input(diagnoseInput)
    .output(setupSchema)
    .query(({ ctx, input: { tenantId, language } }) =>
      getSetup(ctx.deps, ctx.access.tenant(tenantId, "read"), language),
    ),
  readNumbers: signedInProcedure
    .input(setupReadNumbersInput)
    .output(setupNumbersSchema)
    .mutation(({ ctx, input }) => readNumbers(ctx.deps, ctx.access, input)),
  readStore: signedInProcedure
    .input(setupReadStoreInput)
    .output(setupStoreSchema)
    .mutation(({ ctx, input }) => readStore(ctx.deps, ctx.access, input)),
  tryModel: signedInProcedure
    .input(setupTryModelInput)
    .output(setupModelSchema)
    .mutation(({ ctx, input }) => tryModel(ctx.deps, ctx.access, input)),
  watch: signedInProcedure
    .input(setupWatchInput)
    .output(setupWatchSchema)
    .query(({ ctx, input }) => watchArrivals(ctx.deps, ctx.access, input)),
});
