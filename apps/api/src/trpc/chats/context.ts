import { chatContextSchema, conversationInput } from "@platform/contract";
import { chatContext } from "../../domain/chats/chatContext.ts";
import { signedInProcedure } from "../trpc.ts";

export const context = signedInProcedure
  .input(conversationInput)
  .output(chatContextSchema)
  .query(async ({ ctx, input: { conversationId } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "read");
    return tenant.run(({ sql }) => chatContext(sql, conversationId));
  });
