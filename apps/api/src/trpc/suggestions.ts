import {
  chatSchema,
  suggestionInput,
  suggestionNumbersInput,
  suggestionNumbersSchema,
} from "@platform/contract";
import { refuseSuggestion, suggestionNumbers } from "../domain/desk/suggestions.ts";
import { router, signedInProcedure } from "./trpc.ts";

export const suggestions = router({
  numbers: signedInProcedure
    .input(suggestionNumbersInput)
    .output(suggestionNumbersSchema)
    .query(({ ctx, input }) => suggestionNumbers(ctx.access, input)),
  /** What the agent proposed is no use; answers the chat without it. */
  refuse: signedInProcedure
    .input(suggestionInput)
    .output(chatSchema)
    .mutation(({ ctx, input }) => refuseSuggestion(ctx.access, input)),
});
