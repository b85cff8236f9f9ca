import {
  questionAnsweredSchema,
  questionAnswerInput,
  questionDismissInput,
  questionListInput,
  questionPage,
  questionsSettledSchema,
} from "@platform/contract";
import { answerQuestions, dismissQuestions } from "../domain/questions/answerQuestions.ts";
import { listQuestions } from "../domain/questions/listQuestions.ts";
import { router, signedInProcedure } from "./trpc.ts";

const list = signedInProcedure
  .input(questionListInput)
  .output(questionPage)
  .query(({ ctx, input }) => listQuestions(ctx.access, input));

const answer = signedInProcedure
  .input(questionAnswerInput)
  .output(questionAnsweredSchema)
  .mutation(({ ctx, input }) => answerQuestions(ctx.access, input));

const dismiss = signedInProcedure
  .input(questionDismissInput)
  .output(questionsSettledSchema)
  .mutation(({ ctx, input }) => dismissQuestions(ctx.access, input));

export const questions = router({ answer, dismiss, list });
