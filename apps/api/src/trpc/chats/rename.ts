import { chatSchema, renameInput } from "@platform/contract";
import { getChat } from "../../domain/chats/getChat.ts";
import { signedInProcedure } from "../trpc.ts";

/** The name that people give a customer stays, whatever the customer's profile says later. */
export const rename = signedInProcedure
  .input(renameInput)
  .output(chatSchema)
  .mutation(async ({ ctx, input: { conversationId, name } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "answer");
    const chat = await tenant.run(async ({ sql }) => {
      await sql`
        update chat_conversations set given_name = ${name}, display_name = coalesce(${name}, display_name)
        where id = ${conversationId}`;
      return getChat(sql, conversationId);
    });
    ctx.deps.hints.publish("live", { conversationId });
    return chat;
  });
