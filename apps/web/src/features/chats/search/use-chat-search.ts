import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";

const pageSizes = { contacts: 5, texts: 30 } as const;

/** One part of what was found: the contacts, or everything written, said or noted. */
export function useChatSearch(search: {
  part: "contacts" | "texts";
  query: string;
  store: string | undefined;
  off?: boolean;
}) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { part, query, store } = search;
  const input = { part, query, limit: pageSizes[part], ...(store ? { tenantId: store } : {}) };
  const found = useInfiniteQuery({
    ...pagedQuery({
      queryKey: trpc.chats.search.infiniteQueryKey(input),
      fetchPage: (page, request) => client.chats.search.query({ ...input, ...page }, request),
    }),
    placeholderData: keepPreviousData,
    enabled: search.off !== true,
    staleTime: 5_000,
  });
  const pages = found.data?.pages ?? [];
  return {
    ...found,
    hits: pages.flatMap((page) => page.items),
    /** Nothing is written so: what was found is a letter away. */
    alike: !found.isPlaceholderData && pages.some((page) => page.alike),
  };
}
