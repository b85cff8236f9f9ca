import { promptRestoreInput, promptVersionSchema } from "@platform/contract";
import { restorePrompt } from "../../domain/prompts/restorePrompt.ts";
import { signedInProcedure } from "../trpc.ts";

export const restore = signedInProcedure
  .input(promptRestoreInput)
  .output(promptVersionSchema)
  .mutation(({ ctx, input }) => restorePrompt(ctx.access, input));
