import { sheetSaveInput, sheetSchema, tenantIdInput } from "@platform/contract";
import { getSheet, saveSheet } from "../domain/knowledge/sheet.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const sheet = router({
  get: signedInProcedure
    .input(tenantIdInput)
    .output(sheetSchema)
    .query(({ ctx: { access }, input: { tenantId } }) =>
      access.tenant(tenantId, "read").run(({ sql }) => getSheet(sql, tenantId)),
    ),
  save: signedInProcedure
    .input(sheetSaveInput)
    .output(sheetSchema)
    .mutation(({ ctx, input }) => saveSheet(ctx.access, input)),
});
