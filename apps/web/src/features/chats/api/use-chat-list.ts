import type { Chat } from "@platform/contract";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { onceFor } from "#lib/once-for.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { type ApiClient, type Trpc, useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Pages } from "../live/apply-event.ts";
import type { ChatsSearch } from "../model/views.ts";

export function chatListQuery({ trpc, client }: { trpc: Trpc; client: ApiClient }, search: ChatsSearch) {
  const input = {
    filter: search.view ?? ("all" as const),
    ...(search.store ? { tenantId: search.store } : {}),
    ...(search.label ? { label: search.label } : {}),
    ...(search.cause ? { cause: search.cause } : {}),
    ...(search.wish ? { wish: search.wish } : {}),
    ...(search.from ? { from: search.from } : {}),
    ...(search.to ? { to: search.to } : {}),
    limit: 50,
  };
  return pagedQuery({
    queryKey: trpc.chats.list.infiniteQueryKey(input),
    fetchPage: (page, request) => client.chats.list.query({ ...input, ...page }, request),
  });
}

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
