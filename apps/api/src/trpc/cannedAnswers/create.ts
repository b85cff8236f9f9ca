import { cannedAnswerCreateInput, cannedAnswerSchema } from "@platform/contract";
import { createCannedAnswer } from "../../domain/desk/cannedAnswers.ts";
import { signedInProcedure } from "../trpc.ts";

export const create = signedInProcedure
  .input(cannedAnswerCreateInput)
  .output(cannedAnswerSchema)
  .mutation(({ ctx, input }) => createCannedAnswer(ctx.access, input));
