import { botExclusionInput, chatSchema } from "@platform/contract";
import { writeAudit } from "../../domain/audit/writeAudit.ts";
import { getChat } from "../../domain/chats/getChat.ts";
import { signedInProcedure } from "../trpc.ts";

/** Contacts that the bot never answers: family, suppliers, the owner's own phone. */
export const setBotExcluded = signedInProcedure
  .input(botExclusionInput)
  .output(chatSchema)
  .mutation(async ({ ctx, input: { conversationId, excluded } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "answer");
    const chat = await tenant.run(async ({ sql }) => {
      await sql`update chat_conversations set bot_excluded = ${excluded}, updated_at = now() where id = ${conversationId}`;
      await writeAudit(sql, ctx.actor, {
        tenantId: tenant.tenantId,
        action: "chat.bot_excluded",
        target: conversationId,
        changes: { excluded },
      });
      return getChat(sql, conversationId);
    });
    ctx.deps.hints.publish("interrupt", { conversationId });
    ctx.deps.hints.publish("live", { conversationId });
    return chat;
  });
