import { promptPublishInput, promptPublishedSchema } from "@platform/contract";
import { publishDraft } from "../../domain/prompts/publishDraft.ts";
import { signedInProcedure } from "../trpc.ts";

export const publish = signedInProcedure
  .input(promptPublishInput)
  .output(promptPublishedSchema)
  .mutation(({ ctx, input }) => publishDraft(ctx.access, input));
