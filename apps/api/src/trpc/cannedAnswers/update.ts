import { cannedAnswerSchema, cannedAnswerUpdateInput } from "@platform/contract";
import { updateCannedAnswer } from "../../domain/desk/cannedAnswers.ts";
import { signedInProcedure } from "../trpc.ts";

export const update = signedInProcedure
  .input(cannedAnswerUpdateInput)
  .output(cannedAnswerSchema)
  .mutation(({ ctx, input }) => updateCannedAnswer(ctx.access, input));
