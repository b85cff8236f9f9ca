import { memberUpdateInput, teamChange } from "@platform/contract";
import { changeMember } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const update = signedInProcedure
  .input(memberUpdateInput)
  .output(teamChange)
  .mutation(({ ctx, input }) => changeMember(ctx.deps.db, ctx.access, input));
