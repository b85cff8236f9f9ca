import { chatSchema, suggestionInput } from "@platform/contract";
import { refuseSuggestion } from "../../domain/desk/suggestions.ts";
import { signedInProcedure } from "../trpc.ts";

/** What the agent proposed is no use; answers the chat without it. */
export const refuse = signedInProcedure
  .input(suggestionInput)
  .output(chatSchema)
  .mutation(({ ctx, input }) => refuseSuggestion(ctx.access, input));
