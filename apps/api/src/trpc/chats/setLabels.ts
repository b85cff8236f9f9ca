import { chatSchema, labelsSetInput } from "@platform/contract";
import { getChat } from "../../domain/chats/getChat.ts";
import { signedInProcedure } from "../trpc.ts";

/** Puts labels of the store's list on a chat, and takes off any. */
export const setLabels = signedInProcedure
  .input(labelsSetInput)
  .output(chatSchema)
  .mutation(async ({ ctx, input: { conversationId, add, remove } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "answer");
    const chat = await tenant.run(async ({ sql }) => {
      await sql`select set_labels(${conversationId}, ${add}::text[], ${remove}::text[])`;
      return getChat(sql, conversationId);
    });
    ctx.deps.hints.publish("live", { conversationId });
    return chat;
  });
