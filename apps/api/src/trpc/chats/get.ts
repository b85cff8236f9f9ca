import { chatSchema, conversationInput } from "@platform/contract";
import { getChat } from "../../domain/chats/getChat.ts";
import { signedInProcedure } from "../trpc.ts";

export const get = signedInProcedure
  .input(conversationInput)
  .output(chatSchema)
  .query(async ({ ctx, input: { conversationId } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "read");
    return tenant.run(({ sql }) => getChat(sql, conversationId));
  });
