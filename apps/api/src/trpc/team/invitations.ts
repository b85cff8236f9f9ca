import { invitationPage, teamListInput } from "@platform/contract";
import { listInvitations } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const invitations = signedInProcedure
  .input(teamListInput)
  .output(invitationPage)
  .query(({ ctx, input }) => listInvitations(ctx.deps.db, ctx.access, input));
