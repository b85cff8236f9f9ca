import { requireSecondFactorInput, secondFactorRule } from "@platform/contract";
import { requireSecondFactor as require } from "../../domain/team/secondFactor.ts";
import { signedInProcedure } from "../trpc.ts";

export const requireSecondFactor = signedInProcedure
  .input(requireSecondFactorInput)
  .output(secondFactorRule)
  .mutation(({ ctx, input }) => require(ctx.deps.db, ctx.access, input));
