import { setupConnectNumberInput, setupConnectionSchema } from "@platform/contract";
import { connectNumber as run } from "../../domain/setup/connectNumber.ts";
import { signedInProcedure } from "../trpc.ts";

export const connectNumber = signedInProcedure
  .input(setupConnectNumberInput)
  .output(setupConnectionSchema)
  .mutation(({ ctx, input }) => run(ctx.deps, ctx.access, input));
