import { templateStatusSchema, tenantIdInput } from "@platform/contract";
import { templateStatus } from "../../domain/templates/templateStatus.ts";
import { signedInProcedure } from "../trpc.ts";

export const status = signedInProcedure
  .input(tenantIdInput)
  .output(templateStatusSchema)
  .query(({ ctx: { deps, access }, input: { tenantId } }) =>
    access
      .tenant(tenantId, "read")
      .run(({ sql }) => templateStatus(sql, { tenantId, publicUrl: deps.config.publicUrl })),
  );
