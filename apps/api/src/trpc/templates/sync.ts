import { templateStatusSchema, tenantIdInput } from "@platform/contract";
import { templateStatus, wakeTemplates } from "../../domain/templates/templateStatus.ts";
import { signedInProcedure } from "../trpc.ts";

/** Has the store's templates read again from WhatsApp; the status says when that is done. */
export const sync = signedInProcedure
  .input(tenantIdInput)
  .output(templateStatusSchema)
  .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
    access.tenant(tenantId, "answer").run(async ({ sql }) => {
      await wakeTemplates(sql, tenantId);
      return templateStatus(sql, { tenantId, publicUrl: deps.config.publicUrl });
    }),
  );
