import { explainInput, explanationSchema } from "@platform/contract";
import { explainMessage } from "../../domain/explain/explainMessage.ts";
import { signedInProcedure } from "../trpc.ts";

export const explain = signedInProcedure
  .input(explainInput)
  .output(explanationSchema)
  .query(({ ctx, input }) => explainMessage(ctx.access, input.messageId));
