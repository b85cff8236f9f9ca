import { intentCreateInput, intentSchema } from "@platform/contract";
import { createIntent } from "../../domain/desk/intents.ts";
import { signedInProcedure } from "../trpc.ts";

export const create = signedInProcedure
  .input(intentCreateInput)
  .output(intentSchema)
  .mutation(({ ctx, input }) => createIntent(ctx.access, input));
