import { archiveInput, chatsResult } from "@platform/contract";
import { changeChats } from "../../domain/chats/changeChats.ts";
import { signedInProcedure } from "../trpc.ts";

/** Out of every list until something happens in them. Those that wait for a person stay. */
export const archive = signedInProcedure
  .input(archiveInput)
  .output(chatsResult)
  .mutation(async ({ ctx, input: { conversationIds, archived } }) => {
    const chats = await changeChats(
      ctx.access,
      { ids: conversationIds, permission: "answer" },
      (sql, ids) => sql`select archive_chats(${ids}::uuid[], ${archived})`,
    );
    ctx.deps.hints.publish("live");
    return { chats };
  });
