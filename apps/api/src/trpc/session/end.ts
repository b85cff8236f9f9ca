import { sessionEndInput, sessionEndResult } from "@platform/contract";
import { endSessions } from "../../domain/team/sessions.ts";
import { signedInProcedure } from "../trpc.ts";

export const end = signedInProcedure
  .input(sessionEndInput)
  .output(sessionEndResult)
  .mutation(({ ctx, input }) => endSessions(ctx.deps.db.system, ctx.actor, input.sessionId));
