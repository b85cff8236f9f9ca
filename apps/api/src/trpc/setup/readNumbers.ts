import { setupReadNumbersInput, setupNumbersSchema } from "@platform/contract";
import { readNumbers as run } from "../../domain/setup/readNumbers.ts";
import { signedInProcedure } from "../trpc.ts";

export const readNumbers = signedInProcedure
  .input(setupReadNumbersInput)
  .output(setupNumbersSchema)
  .mutation(({ ctx, input }) => run(ctx.deps, ctx.access, input));
