import { auditActors, auditActorsInput } from "@platform/contract";
import { listAuditActors } from "../../domain/audit/listAudit.ts";
import { signedInProcedure } from "../trpc.ts";

export const actors = signedInProcedure
  .input(auditActorsInput)
  .output(auditActors)
  .query(({ ctx, input }) => listAuditActors(ctx.deps.db, ctx.access, input));
