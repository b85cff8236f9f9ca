import { pagedQuery } from "#lib/paged-query.ts";
import type { ApiClient, Trpc } from "#lib/trpc.ts";
import type { ChatsSearch } from "../model/views.ts";

/** What the inbox asks for, apart from what shows it: it is asked ahead, by the first script. */
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

/** A page's address may say, after its cursor, which message the page reaches back to; so a reload brings as much again. */
export function fetchMessages(
  client: ApiClient,
  page: { conversationId: string; cursor?: string },
  request?: { signal: AbortSignal },
) {
  const [cursor, through] = page.cursor?.split(" ") ?? [];
  const { conversationId } = page;
  return client.chats.messages.query(
    { conversationId, limit: 50, ...(cursor ? { cursor } : {}), ...(through ? { through } : {}) },
    request,
  );
}

export function messagesQuery({ trpc, client }: { trpc: Trpc; client: ApiClient }, conversationId: string) {
  return pagedQuery({
    queryKey: trpc.chats.messages.infiniteQueryKey({ conversationId }),
    fetchPage: (page, request) => fetchMessages(client, { conversationId, ...page }, request),
  });
}
