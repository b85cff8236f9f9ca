import { chatSchema, intentSetInput } from "@platform/contract";
import { getChat } from "../../domain/chats/getChat.ts";
import { notFound } from "../../domain/errors.ts";
import { signedInProcedure } from "../trpc.ts";

/** A person says what a chat is about; each correction is kept, and for a day the bot leaves it. */
export const setIntent = signedInProcedure
  .input(intentSetInput)
  .output(chatSchema)
  .mutation(async ({ ctx, input: { conversationId, intent } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "answer");
    const chat = await tenant.run(async ({ sql }) => {
      const [row] = await sql<{ error: string | null }[]>`
        select set_intent(${conversationId}, ${intent}, ${JSON.stringify(ctx.person)}::text::jsonb) as error`;
      if (row?.error !== null) throw notFound("Intent");
      return getChat(sql, conversationId);
    });
    ctx.deps.hints.publish("live", { conversationId });
    return chat;
  });
