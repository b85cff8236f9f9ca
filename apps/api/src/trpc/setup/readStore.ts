import { setupReadStoreInput, setupStoreSchema } from "@platform/contract";
import { readStore as run } from "../../domain/setup/readStore.ts";
import { signedInProcedure } from "../trpc.ts";

export const readStore = signedInProcedure
  .input(setupReadStoreInput)
  .output(setupStoreSchema)
  .mutation(({ ctx, input }) => run(ctx.deps, ctx.access, input));
