import { turnInput, turnListInput, turnPage, turnReplaySchema, turnTraceSchema } from "@platform/contract";
import { replayTurn } from "../domain/turns/replayTurn.ts";
import { getTurn, listTurns } from "../domain/turns/turns.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const turns = router({
  get: signedInProcedure
    .input(turnInput)
    .output(turnTraceSchema)
    .query(({ ctx, input }) => getTurn(ctx.access, input.turnId)),
  list: signedInProcedure
    .input(turnListInput)
    .output(turnPage)
    .query(({ ctx, input }) => listTurns(ctx.access, input)),
  replay: signedInProcedure
    .input(turnInput)
    .output(turnReplaySchema)
    .mutation(({ ctx, input }) => replayTurn(ctx.access, input.turnId)),
});
