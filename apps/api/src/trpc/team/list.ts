import { memberPage, teamListInput } from "@platform/contract";
import { listMembers } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(teamListInput)
  .output(memberPage)
  .query(({ ctx, input }) => listMembers(ctx.deps.db, ctx.access, input));
