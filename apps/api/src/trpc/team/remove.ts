import { memberInput, teamChange } from "@platform/contract";
import { removeMember } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(memberInput)
  .output(teamChange)
  .mutation(({ ctx, input }) => removeMember(ctx.deps.db, ctx.access, input));
