import {
  availabilityInput,
  invitationInput,
  invitationPage,
  inviteInput,
  inviteResult,
  memberInput,
  memberPage,
  memberUpdateInput,
  requireSecondFactorInput,
  resetLinkInput,
  resetLinkResult,
  resetSecondFactorInput,
  resetSecondFactorResult,
  secondFactorRule,
  secondFactorRuleInput,
  teamChange,
  teamListInput,
} from "@platform/contract";
import { invite } from "../domain/team/invite.ts";
import { makeResetLink } from "../domain/team/makeResetLink.ts";
import { getSecondFactorRule, requireSecondFactor, resetSecondFactor } from "../domain/team/secondFactor.ts";
import {
  changeMember,
  listInvitations,
  listMembers,
  removeMember,
  revokeInvitation,
  setAvailability,
} from "../domain/team/team.ts";
import { admittingProcedure, router, signedInProcedure } from "./trpc.ts";

export const team = router({
  invitations: signedInProcedure
    .input(teamListInput)
    .output(invitationPage)
    .query(({ ctx, input }) => listInvitations(ctx.deps.db, ctx.access, input)),
  invite: signedInProcedure
    .input(inviteInput)
    .output(inviteResult)
    .mutation(({ ctx: { deps, access }, input }) => invite({ ...deps, ...deps.config }, access, input)),
  list: signedInProcedure
    .input(teamListInput)
    .output(memberPage)
    .query(({ ctx, input }) => listMembers(ctx.deps.db, ctx.access, input)),
  remove: signedInProcedure
    .input(memberInput)
    .output(teamChange)
    .mutation(({ ctx, input }) => removeMember(ctx.deps.db, ctx.access, input)),
  requireSecondFactor: signedInProcedure
    .input(requireSecondFactorInput)
    .output(secondFactorRule)
    .mutation(({ ctx, input }) => requireSecondFactor(ctx.deps.db, ctx.access, input)),
  resetLink: admittingProcedure
    .input(resetLinkInput)
    .output(resetLinkResult)
    .mutation(({ ctx, input }) => makeResetLink(ctx.deps, ctx.access, input.userId)),
  /** An operator's alone: the account may be in other stores too. */
  resetSecondFactor: admittingProcedure
    .input(resetSecondFactorInput)
    .output(resetSecondFactorResult)
    .mutation(({ ctx: { deps, access }, input: { userId } }) =>
      resetSecondFactor({ ...deps, ...deps.config, sql: deps.db.system }, access, userId),
    ),
  secondFactor: signedInProcedure
    .input(secondFactorRuleInput)
    .output(secondFactorRule)
    .query(({ ctx, input }) => getSecondFactorRule(ctx.access, input.tenantId)),
  setAvailability: signedInProcedure
    .input(availabilityInput)
    .output(teamChange)
    .mutation(({ ctx, input }) => setAvailability(ctx.deps.db, ctx.access, input)),
  uninvite: signedInProcedure
    .input(invitationInput)
    .output(teamChange)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.deps.db, ctx.access, input)),
  update: signedInProcedure
    .input(memberUpdateInput)
    .output(teamChange)
    .mutation(({ ctx, input }) => changeMember(ctx.deps.db, ctx.access, input)),
});
