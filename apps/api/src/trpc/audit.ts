import { auditActors, auditActorsInput, auditListInput, auditPage } from "@platform/contract";
import { listAudit, listAuditActors } from "../domain/audit/listAudit.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const audit = router({
  actors: signedInProcedure
    .input(auditActorsInput)
    .output(auditActors)
    .query(({ ctx, input }) => listAuditActors(ctx.deps.db, ctx.access, input)),
  list: signedInProcedure
    .input(auditListInput)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx.deps.db, ctx.access, input)),
});
