import { handoffSaveInput, handoffSchema } from "@platform/contract";
import { saveHandoff } from "../../domain/handoff/handoff.ts";
import { signedInProcedure } from "../trpc.ts";

export const save = signedInProcedure
  .input(handoffSaveInput)
  .output(handoffSchema)
  .mutation(({ ctx, input }) => saveHandoff(ctx.deps.sealer, ctx.access, input));
