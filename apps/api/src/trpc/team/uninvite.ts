import { invitationInput, teamChange } from "@platform/contract";
import { revokeInvitation } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const uninvite = signedInProcedure
  .input(invitationInput)
  .output(teamChange)
  .mutation(({ ctx, input }) => revokeInvitation(ctx.deps.db, ctx.access, input));
