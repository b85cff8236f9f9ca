import { turnInput, turnTraceSchema } from "@platform/contract";
import { getTurn } from "../../domain/turns/turns.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(turnInput)
  .output(turnTraceSchema)
  .query(({ ctx, input }) => getTurn(ctx.access, input.turnId));
