import { tenantIdInput, weeklyLetterSchema } from "@platform/contract";
import { getWeekly } from "../../weekly/letterOfStore.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(tenantIdInput)
  .output(weeklyLetterSchema)
  .query(({ ctx: { deps, access }, input: { tenantId } }) =>
    getWeekly({ ...deps, publicUrl: deps.config.publicUrl }, access, tenantId),
  );
