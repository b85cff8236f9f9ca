import { resetSecondFactorInput, resetSecondFactorResult } from "@platform/contract";
import { resetSecondFactor as reset } from "../../domain/team/secondFactor.ts";
import { admittingProcedure } from "../trpc.ts";

/** An operator's alone: the account may be in other stores too. */
export const resetSecondFactor = admittingProcedure
  .input(resetSecondFactorInput)
  .output(resetSecondFactorResult)
  .mutation(({ ctx: { deps, access }, input: { userId } }) =>
    reset({ ...deps, ...deps.config, sql: deps.db.system }, access, userId),
  );
