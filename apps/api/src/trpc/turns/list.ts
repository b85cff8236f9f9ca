import { turnListInput, turnPage } from "@platform/contract";
import { listTurns } from "../../domain/turns/turns.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(turnListInput)
  .output(turnPage)
  .query(({ ctx, input }) => listTurns(ctx.access, input));
