import { cannedAnswerListInput, cannedAnswerPage } from "@platform/contract";
import { listCannedAnswers } from "../../domain/desk/cannedAnswers.ts";
import { signedInProcedure } from "../trpc.ts";

export const list = signedInProcedure
  .input(cannedAnswerListInput)
  .output(cannedAnswerPage)
  .query(({ ctx, input }) => listCannedAnswers(ctx.access, input));
