import { cannedValuesSchema, conversationInput } from "@platform/contract";
import { cannedValues } from "../../domain/desk/cannedValues.ts";
import { signedInProcedure } from "../trpc.ts";

/** What the variables are in one chat. */
export const values = signedInProcedure
  .input(conversationInput)
  .output(cannedValuesSchema)
  .query(({ ctx, input }) => cannedValues(ctx.access, input.conversationId));
