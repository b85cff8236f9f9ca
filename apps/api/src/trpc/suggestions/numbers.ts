import { suggestionNumbersInput, suggestionNumbersSchema } from "@platform/contract";
import { suggestionNumbers } from "../../domain/desk/suggestions.ts";
import { signedInProcedure } from "../trpc.ts";

export const numbers = signedInProcedure
  .input(suggestionNumbersInput)
  .output(suggestionNumbersSchema)
  .query(({ ctx, input }) => suggestionNumbers(ctx.access, input));
