import type { ChatCounts } from "@platform/contract";
import type { Access } from "../access.ts";
import { filterOf } from "./listChats.ts";

const none: ChatCounts = {
  all: 0,
  bot: 0,
  waiting: 0,
  human: 0,
  mine: 0,
  unassigned: 0,
  unread: 0,
  closing: 0,
  failed: 0,
  snoozed: 0,
  archived: 0,
};

/** How many chats each view holds, in one pass. */
export async function countChats(access: Access, tenantId: string | undefined): Promise<ChatCounts> {
  const userId = access.actor.id;
  const parts = await access.everywhere(tenantId, async ({ sql }) => {
    const [counts] = await sql<ChatCounts[]>`
      select count(*) filter (where ${filterOf(sql, "all", userId)})::int as all,
        count(*) filter (where ${filterOf(sql, "bot", userId)})::int as bot,
        count(*) filter (where ${filterOf(sql, "waiting", userId)})::int as waiting,
        count(*) filter (where ${filterOf(sql, "human", userId)})::int as human,
        count(*) filter (where ${filterOf(sql, "mine", userId)})::int as mine,
        count(*) filter (where ${filterOf(sql, "unassigned", userId)})::int as unassigned,
        count(*) filter (where ${filterOf(sql, "unread", userId)})::int as unread,
        count(*) filter (where ${filterOf(sql, "closing", userId)})::int as closing,
        count(*) filter (where ${filterOf(sql, "failed", userId)})::int as failed,
        count(*) filter (where ${filterOf(sql, "snoozed", userId)})::int as snoozed,
        count(*) filter (where ${filterOf(sql, "archived", userId)})::int as archived
      from chat_conversations c`;
    return counts ?? none;
  });
  const total = { ...none };
  for (const part of parts) for (const name of keysOf(none)) total[name] += part[name];
  return total;
}

function keysOf(counts: ChatCounts): (keyof ChatCounts)[] {
  return Object.keys(counts) as (keyof ChatCounts)[];
}
