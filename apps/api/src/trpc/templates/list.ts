import { templateListInput, templatePage } from "@platform/contract";
import { listTemplates } from "../../domain/templates/listTemplates.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(templateListInput)
  .output(templatePage)
  .query(({ ctx: { access }, input }) =>
    access.tenant(input.tenantId, "read").run(({ sql }) => listTemplates(sql, input)),
  );
