import {
  sessionEndInput,
  sessionEndResult,
  sessionListInput,
  sessionPage,
  sessionSchema,
} from "@platform/contract";
import { z } from "zod";
import { readSession } from "../domain/account/readSession.ts";
import { endSessions, listSessions } from "../domain/team/sessions.ts";
import { openProcedure, router, signedInProcedure } from "./trpc.ts";

export const session = router({
  end: signedInProcedure
    .input(sessionEndInput)
    .output(sessionEndResult)
    .mutation(({ ctx, input }) => endSessions(ctx.deps.db.system, ctx.actor, input.sessionId)),
  get: openProcedure
    .input(z.strictObject({}))
    .output(sessionSchema)
    .query(({ ctx }) => readSession(ctx.deps.db, ctx.actor)),
  list: signedInProcedure
    .input(sessionListInput)
    .output(sessionPage)
    .query(({ ctx, input }) => listSessions(ctx.deps.db.system, ctx.actor, input)),
});
