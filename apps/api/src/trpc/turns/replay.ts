import { turnInput, turnReplaySchema } from "@platform/contract";
import { replayTurn } from "../../domain/turns/replayTurn.ts";
import { signedInProcedure } from "../trpc.ts";

export const replay = signedInProcedure
  .input(turnInput)
  .output(turnReplaySchema)
  .mutation(({ ctx, input }) => replayTurn(ctx.access, input.turnId));
