import type { Chat } from "@platform/contract";
import { may } from "../../auth/index.ts";
import type { Access } from "../access.ts";
import { changeChat, changeChats, type ChangeDeps } from "./changeChats.ts";

/**
 * Whoever looks has seen what mentions them. For the team a chat is read once somebody who may answer has seen it. Ours alone:
 * the customer's blue ticks leave when somebody answers, not when somebody looks.
 */
export function markRead(
  deps: ChangeDeps,
  access: Access,
  { conversationId }: { conversationId: string },
): Promise<Chat> {
  const { actor } = access;
  const { id } = actor;
  return changeChat({ ...deps, access }, { conversationId, permission: "read" }, async (sql, tenantId) => {
    if (may(actor, "answer", tenantId))
      await sql`
      update chat_conversations set unread_count = 0, reminded_at = null,
        assigned_by = case when assignee_id <> ${id} then assigned_by end
      where id = ${conversationId} and (unread_count > 0 or assigned_by is not null or reminded_at is not null)`;
    await sql`
      update chat_note_mentions set seen_at = now()
      where conversation_id = ${conversationId} and user_id = ${id} and seen_at is null`;
  });
}

/** Somebody shall look at them again. What is unread already keeps its count. */
export function markUnread(
  deps: ChangeDeps,
  access: Access,
  { conversationIds }: { conversationIds: string[] },
): Promise<Chat[]> {
  return changeChats(
    { ...deps, access },
    { ids: conversationIds, permission: "read" },
    (sql, ids) => sql`select mark_unread(${ids}::uuid[])`,
  );
}
