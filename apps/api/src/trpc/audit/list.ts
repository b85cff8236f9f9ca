import { auditListInput, auditPage } from "@platform/contract";
import { listAudit } from "../../domain/audit/listAudit.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(auditListInput)
  .output(auditPage)
  .query(({ ctx, input }) => listAudit(ctx.deps.db, ctx.access, input));
