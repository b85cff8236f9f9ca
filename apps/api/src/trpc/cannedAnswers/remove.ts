import { cannedAnswerInput, idSchema } from "@platform/contract";
import { z } from "zod";
import { removeCannedAnswer } from "../../domain/desk/cannedAnswers.ts";
import { signedInProcedure } from "../trpc.ts";

export const remove = signedInProcedure
  .input(cannedAnswerInput)
  .output(z.object({ id: idSchema }))
  .mutation(({ ctx, input }) => removeCannedAnswer(ctx.access, input));
