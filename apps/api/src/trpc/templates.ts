import {
  messageSchema,
  templateListInput,
  templatePage,
  templateSearchInput,
  templateSearchResult,
  templateSendInput,
  templateStatusSchema,
  templateSubmitInput,
  templateSubmitResult,
  tenantIdInput,
} from "@platform/contract";
import { listTemplates } from "../domain/templates/listTemplates.ts";
import { searchTemplates } from "../domain/templates/searchTemplates.ts";
import { sendTemplate } from "../domain/templates/sendTemplate.ts";
import { submitTemplate } from "../domain/templates/submitTemplate.ts";
import { templateStatus, wakeTemplates } from "../domain/templates/templateStatus.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const templates = router({
  list: signedInProcedure
    .input(templateListInput)
    .output(templatePage)
    .query(({ ctx: { access }, input }) =>
      access.tenant(input.tenantId, "read").run(({ sql }) => listTemplates(sql, input)),
    ),
  /** What may be sent in this chat. */
  search: signedInProcedure
    .input(templateSearchInput)
    .output(templateSearchResult)
    .query(async ({ ctx: { access }, input }) => {
      const tenant = await access.tenantOf("chat_conversations", input.conversationId, "read");
      return tenant.run(({ sql }) => searchTemplates(sql, input));
    }),
  send: signedInProcedure
    .input(templateSendInput)
    .output(messageSchema)
    .mutation(({ ctx, input }) => sendTemplate(ctx.deps, ctx.access, input)),
  status: signedInProcedure
    .input(tenantIdInput)
    .output(templateStatusSchema)
    .query(({ ctx: { deps, access }, input: { tenantId } }) =>
      access
        .tenant(tenantId, "read")
        .run(({ sql }) => templateStatus(sql, { tenantId, publicUrl: deps.config.publicUrl })),
    ),
  /** Hands one of the ready templates in for review at WhatsApp. */
  submit: signedInProcedure
    .input(templateSubmitInput)
    .output(templateSubmitResult)
    .mutation(({ ctx: { deps, access }, input }) =>
      submitTemplate(
        { ycloudFor: deps.providers.ycloudFor, publicUrl: deps.config.publicUrl },
        access,
        input,
      ),
    ),
  /** Has the store's templates read again from WhatsApp; the status says when that is done. */
  sync: signedInProcedure
    .input(tenantIdInput)
    .output(templateStatusSchema)
    .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
      access.tenant(tenantId, "answer").run(async ({ sql }) => {
        await wakeTemplates(sql, tenantId);
        return templateStatus(sql, { tenantId, publicUrl: deps.config.publicUrl });
      }),
    ),
});
