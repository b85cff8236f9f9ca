import {
  tenantIdInput,
  weeklyLetterSchema,
  weeklyMailResult,
  weeklySetInput,
  weeklySetResult,
} from "@platform/contract";
import { getWeekly, mailWeekly, setWeekly } from "../weekly/letterOfStore.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const weekly = router({
  get: signedInProcedure
    .input(tenantIdInput)
    .output(weeklyLetterSchema)
    .query(({ ctx: { deps, access }, input: { tenantId } }) =>
      getWeekly({ ...deps, publicUrl: deps.config.publicUrl }, access, tenantId),
    ),
  /** To the asker, now. */
  mail: signedInProcedure
    .input(tenantIdInput)
    .output(weeklyMailResult)
    .mutation(({ ctx: { deps, access }, input: { tenantId } }) =>
      mailWeekly({ ...deps, publicUrl: deps.config.publicUrl }, access, tenantId),
    ),
  set: signedInProcedure
    .input(weeklySetInput)
    .output(weeklySetResult)
    .mutation(({ ctx: { deps, access }, input }) => setWeekly(deps.db, access, input)),
});
