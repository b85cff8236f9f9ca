import { chatSchema, conversationInput } from "@platform/contract";
import { getChat } from "../../domain/chats/getChat.ts";
import { signedInProcedure } from "../trpc.ts";

/** Whoever looks has seen what mentions them. Ours alone: the customer's blue ticks leave when somebody answers, not when somebody looks. */
export const markRead = signedInProcedure
  .input(conversationInput)
  .output(chatSchema)
  .mutation(async ({ ctx, input: { conversationId } }) => {
    const tenant = await ctx.access.tenantOf("chat_conversations", conversationId, "read");
    const chat = await tenant.run(async ({ sql }) => {
      await sql`
        update chat_conversations set unread_count = 0, reminded_at = null,
          assigned_by = case when assignee_id <> ${ctx.actor.id} then assigned_by end
        where id = ${conversationId} and (unread_count > 0 or assigned_by is not null or reminded_at is not null)`;
      await sql`
        update chat_note_mentions set seen_at = now()
        where conversation_id = ${conversationId} and user_id = ${ctx.person.id} and seen_at is null`;
      return getChat(sql, conversationId);
    });
    ctx.deps.hints.publish("live", { conversationId });
    return chat;
  });
