import {
  promptDiscardDraftInput,
  promptDraftSchema,
  promptGetInput,
  promptListInput,
  promptPage,
  promptPublishInput,
  promptPublishedSchema,
  promptRestoreInput,
  promptSaveDraftInput,
  promptStatusInput,
  promptStatusSchema,
  promptTemplatesInput,
  promptTemplatesSchema,
  promptTextSchema,
  tenantIdInput,
} from "@platform/contract";
import { discardDraft } from "../domain/prompts/discardDraft.ts";
import { getPrompt } from "../domain/prompts/getPrompt.ts";
import { listPromptVersions } from "../domain/prompts/listPromptVersions.ts";
import { listTemplates } from "../domain/prompts/listTemplates.ts";
import { promptStatus } from "../domain/prompts/promptStatus.ts";
import { publishDraft } from "../domain/prompts/publishDraft.ts";
import { restorePrompt } from "../domain/prompts/restorePrompt.ts";
import { saveDraft } from "../domain/prompts/saveDraft.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const prompts = router({
  discardDraft: signedInProcedure
    .input(promptDiscardDraftInput)
    .output(tenantIdInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.access, input)),
  get: signedInProcedure
    .input(promptGetInput)
    .output(promptTextSchema)
    .query(({ ctx, input }) => getPrompt(ctx.access, input)),
  list: signedInProcedure
    .input(promptListInput)
    .output(promptPage)
    .query(({ ctx, input }) => listPromptVersions(ctx.access, input)),
  publish: signedInProcedure
    .input(promptPublishInput)
    .output(promptPublishedSchema)
    .mutation(({ ctx, input }) => publishDraft(ctx.access, input)),
  restore: signedInProcedure
    .input(promptRestoreInput)
    .output(promptPublishedSchema)
    .mutation(({ ctx, input }) => restorePrompt(ctx.access, input)),
  saveDraft: signedInProcedure
    .input(promptSaveDraftInput)
    .output(promptDraftSchema)
    .mutation(({ ctx, input }) => saveDraft(ctx.access, input)),
  status: signedInProcedure
    .input(promptStatusInput)
    .output(promptStatusSchema)
    .query(({ ctx, input }) => promptStatus(ctx.access.tenant(input.tenantId, "read"))),
  templates: signedInProcedure
    .input(promptTemplatesInput)
    .output(promptTemplatesSchema)
    .query(({ ctx, input }) => listTemplates(ctx.access, input)),
});
