import { presentInput, presentResult } from "@platform/contract";
import { signedInProcedure } from "../trpc.ts";

/** Tells colleagues who is in the chat. Nothing is written: it is true for seconds. */
export const present = signedInProcedure
  .input(presentInput)
  .output(presentResult)
  .mutation(async ({ ctx, input: { conversationId, state } }) => {
    const { tenantId } = await ctx.access.tenantOf("chat_conversations", conversationId, "read");
    const { id: personId, name: personName } = ctx.person;
    ctx.deps.hints.publish("presence", {
      conversationId,
      presence: { tenantId, personId, personName, state },
    });
    return {};
  });
