import { chatsResult, markUnreadInput } from "@platform/contract";
import { changeChats } from "../../domain/chats/changeChats.ts";
import { signedInProcedure } from "../trpc.ts";

/** Somebody shall look at them again. What is unread already keeps its count. */
export const markUnread = signedInProcedure
  .input(markUnreadInput)
  .output(chatsResult)
  .mutation(async ({ ctx, input: { conversationIds } }) => {
    const chats = await changeChats(
      ctx.access,
      { ids: conversationIds, permission: "read" },
      (sql, ids) => sql`select mark_unread(${ids}::uuid[])`,
    );
    ctx.deps.hints.publish("live");
    return { chats };
  });
