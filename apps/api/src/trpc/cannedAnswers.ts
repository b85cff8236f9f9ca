import {
  cannedAnswerCreateInput,
  cannedAnswerInput,
  cannedAnswerListInput,
  cannedAnswerPage,
  cannedAnswerSchema,
  cannedAnswerUpdateInput,
  cannedValuesSchema,
  conversationInput,
  idSchema,
} from "@platform/contract";
import { z } from "zod";
import {
  createCannedAnswer,
  listCannedAnswers,
  removeCannedAnswer,
  updateCannedAnswer,
} from "../domain/desk/cannedAnswers.ts";
import { cannedValues } from "../domain/desk/cannedValues.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const cannedAnswers = router({
  create: signedInProcedure
    .input(cannedAnswerCreateInput)
    .output(cannedAnswerSchema)
    .mutation(({ ctx, input }) => createCannedAnswer(ctx.access, input)),
  list: signedInProcedure
    .input(cannedAnswerListInput)
    .output(cannedAnswerPage)
    .query(({ ctx, input }) => listCannedAnswers(ctx.access, input)),
  remove: signedInProcedure
    .input(cannedAnswerInput)
    .output(z.object({ id: idSchema }))
    .mutation(({ ctx, input }) => removeCannedAnswer(ctx.access, input)),
  update: signedInProcedure
    .input(cannedAnswerUpdateInput)
    .output(cannedAnswerSchema)
    .mutation(({ ctx, input }) => updateCannedAnswer(ctx.access, input)),
  /** What the variables are in one chat. */
  values: signedInProcedure
    .input(conversationInput)
    .output(cannedValuesSchema)
    .query(({ ctx, input }) => cannedValues(ctx.access, input.conversationId)),
});
