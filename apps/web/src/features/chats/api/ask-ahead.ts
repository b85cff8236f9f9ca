import type { QueryClient } from "@tanstack/react-query";
import type { ApiClient, Trpc } from "#lib/trpc.ts";
import type { ChatsSearch } from "../model/views.ts";
import { chatListQuery, messagesQuery } from "./queries.ts";

interface Deps {
  client: ApiClient;
  queryClient: QueryClient;
  trpc: Trpc;
}

/** Asks for what the inbox at this address shows first, before there is an inbox to show it. */
export function askAheadForChats(
  deps: Deps,
  { search, conversationId }: { search: ChatsSearch; conversationId?: string | undefined },
): void {
  const { queryClient, trpc } = deps;
  if (!search.q) void queryClient.prefetchInfiniteQuery(chatListQuery(deps, search));
  void queryClient.prefetchQuery(
    trpc.chats.counts.queryOptions(search.store ? { tenantId: search.store } : {}),
  );
  if (conversationId === undefined) return;
  void queryClient.prefetchQuery(trpc.chats.get.queryOptions({ conversationId }));
  void queryClient.prefetchInfiniteQuery(messagesQuery(deps, conversationId));
}
