import { setupTryModelInput, setupModelSchema } from "@platform/contract";
import { tryModel as run } from "../../domain/setup/tryModel.ts";
import { signedInProcedure } from "../trpc.ts";

export const tryModel = signedInProcedure
  .input(setupTryModelInput)
  .output(setupModelSchema)
  .mutation(({ ctx, input }) => run(ctx.deps, ctx.access, input));
