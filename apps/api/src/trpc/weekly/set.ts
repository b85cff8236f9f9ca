import { weeklySetInput, weeklySetResult } from "@platform/contract";
import { setWeekly } from "../../weekly/letterOfStore.ts";
import { signedInProcedure } from "../trpc.ts";

export const set = signedInProcedure
  .input(weeklySetInput)
  .output(weeklySetResult)
  .mutation(({ ctx: { deps, access }, input }) => setWeekly(deps.db, access, input));
