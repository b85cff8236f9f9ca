import { sessionListInput, sessionPage } from "@platform/contract";
import { listSessions } from "../../domain/team/sessions.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(sessionListInput)
  .output(sessionPage)
  .query(({ ctx, input }) => listSessions(ctx.deps.db.system, ctx.actor, input));
