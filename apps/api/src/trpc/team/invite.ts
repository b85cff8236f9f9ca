import { inviteInput, inviteResult } from "@platform/contract";
import { invite as invitePerson } from "../../domain/team/invite.ts";
import { signedInProcedure } from "../trpc.ts";

export const invite = signedInProcedure
  .input(inviteInput)
  .output(inviteResult)
  .mutation(({ ctx: { deps, access }, input }) => {
    const { publicUrl, allowPrivateAddresses } = deps.config;
    return invitePerson({ ...deps, publicUrl, allowPrivateAddresses }, access, input);
  });
