import { promptRestoreInput, promptPublishedSchema } from "@platform/contract";
import { restorePrompt } from "../../domain/prompts/restorePrompt.ts";
import { signedInProcedure } from "../trpc.ts";

export const restore = signedInProcedure
  .input(promptRestoreInput)
  .output(promptPublishedSchema)
  .mutation(({ ctx, input }) => restorePrompt(ctx.access, input));
