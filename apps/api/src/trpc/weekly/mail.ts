import { tenantIdInput, weeklyMailResult } from "@platform/contract";
import { mailWeekly } from "../../weekly/letterOfStore.ts";
import { signedInProcedure } from "../trpc.ts";

/** To the asker, now. */
export const mail = signedInProcedure
  .input(tenantIdInput)
  .output(weeklyMailResult)
  .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
    mailWeekly({ ...deps, publicUrl: deps.config.publicUrl }, access, tenantId),
  );
