import { availabilityInput, teamChange } from "@platform/contract";
import { setAvailability as set } from "../../domain/team/team.ts";
import { signedInProcedure } from "../trpc.ts";

export const setAvailability = signedInProcedure
  .input(availabilityInput)
  .output(teamChange)
  .mutation(({ ctx, input }) => set(ctx.deps.db, ctx.access, input));
