import type { Chat } from "@platform/contract";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { onceFor } from "#lib/once-for.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Pages } from "../live/apply-event.ts";
import type { ChatsSearch } from "../model/views.ts";
import { chatListQuery } from "./queries.ts";

/** The list of the present view, paged, with no chat twice. */
export function useChatList(search: ChatsSearch) {
  const deps = { trpc: useTRPC(), client: useTRPCClient() };
  const query = useInfiniteQuery({ ...chatListQuery(deps, search), placeholderData: keepPreviousData });
  // Not spread: who asks for the chats alone is not drawn anew while more are fetched.
  return { query, chats: query.data === undefined ? none : chatsOf(query.data) };
}

const none: Chat[] = [];

/** Worked out once for all that show a list, which may be long. */
const chatsOf = onceFor(({ pages }: Pick<Pages<Chat>, "pages">) => {
  const byId = new Map<string, Chat>();
  for (const page of pages) for (const chat of page.items) if (!byId.has(chat.id)) byId.set(chat.id, chat);
  return [...byId.values()];
});

export function useChatCounts(store: string | undefined) {
  const trpc = useTRPC();
  return useQuery(trpc.chats.counts.queryOptions(store ? { tenantId: store } : {})).data;
}
