import { secondFactorRule, secondFactorRuleInput } from "@platform/contract";
import { getSecondFactorRule } from "../../domain/team/secondFactor.ts";
import { signedInProcedure } from "../trpc.ts";

export const secondFactor = signedInProcedure
  .input(secondFactorRuleInput)
  .output(secondFactorRule)
  .query(({ ctx, input }) => getSecondFactorRule(ctx.access, input.tenantId));
