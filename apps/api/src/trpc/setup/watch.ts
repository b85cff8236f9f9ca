import { setupWatchInput, setupWatchSchema } from "@platform/contract";
import { watchArrivals } from "../../domain/setup/watchArrivals.ts";
import { signedInProcedure } from "../trpc.ts";

export const watch = signedInProcedure
  .input(setupWatchInput)
  .output(setupWatchSchema)
  .query(({ ctx, input }) => watchArrivals(ctx.deps, ctx.access, input));
