import type { Chat } from "@platform/contract";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { ChatsSearch } from "../model/views.ts";

/** The list of the present view, paged, with no chat twice. */
export function useChatList(search: ChatsSearch) {
  const trpc = useTRPC();
  const client = useTRPCClient();
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
  const query = useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.chats.list.infiniteQueryKey(input),
      fetchPage: (page, request) => client.chats.list.query({ ...input, ...page }, request),
    }),
    placeholderData: keepPreviousData,
  });
  const chats = useMemo(() => {
    const byId = new Map<string, Chat>();
    for (const page of query.data?.pages ?? [])
      for (const chat of page.items) if (!byId.has(chat.id)) byId.set(chat.id, chat);
    return [...byId.values()];
  }, [query.data]);
  return { ...query, chats };
}

export function useChatCounts(store: string | undefined) {
  const trpc = useTRPC();
  return useQuery(trpc.chats.counts.queryOptions(store ? { tenantId: store } : {})).data;
}
