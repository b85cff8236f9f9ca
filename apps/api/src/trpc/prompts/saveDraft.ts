import { promptDraftSchema, promptSaveDraftInput } from "@platform/contract";
import { saveDraft as save } from "../../domain/prompts/saveDraft.ts";
import { signedInProcedure } from "../trpc.ts";

export const saveDraft = signedInProcedure
  .input(promptSaveDraftInput)
  .output(promptDraftSchema)
  .mutation(({ ctx, input }) => save(ctx.access, input));
