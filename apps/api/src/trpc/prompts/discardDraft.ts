import { promptDiscardDraftInput, tenantIdInput } from "@platform/contract";
import { discardDraft as discard } from "../../domain/prompts/discardDraft.ts";
import { signedInProcedure } from "../trpc.ts";

export const discardDraft = signedInProcedure
  .input(promptDiscardDraftInput)
  .output(tenantIdInput)
  .mutation(({ ctx, input }) => discard(ctx.access, input));
