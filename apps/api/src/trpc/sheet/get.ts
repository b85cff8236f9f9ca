import { sheetSchema, tenantIdInput } from "@platform/contract";
import { getSheet } from "../../domain/knowledge/sheet.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(tenantIdInput)
  .output(sheetSchema)
  .query(({ ctx: { access }, input: { tenantId } }) =>
    access.tenant(tenantId, "read").run(({ sql }) => getSheet(sql, tenantId)),
  );
