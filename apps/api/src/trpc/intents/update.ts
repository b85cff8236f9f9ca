import { intentSchema, intentUpdateInput } from "@platform/contract";
import { updateIntent } from "../../domain/desk/intents.ts";
import { signedInProcedure } from "../trpc.ts";

export const update = signedInProcedure
  .input(intentUpdateInput)
  .output(intentSchema)
  .mutation(({ ctx, input }) => updateIntent(ctx.access, input));
