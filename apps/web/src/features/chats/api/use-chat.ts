import type { Chat, Message } from "@platform/contract";
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useSession } from "#lib/session.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Pages } from "../live/apply-event.ts";
import { asMessage } from "../model/outbox-message.ts";
import { useOutboxEntries } from "../runtime.tsx";
import { useChatsNavigation } from "../use-chats-url.ts";
import { fetchMessages, messagesQuery } from "./queries.ts";

/** One chat; what the list already knows stands in until the answer comes. */
export function useChat(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useQuery(
    trpc.chats.get.queryOptions(
      { conversationId },
      {
        placeholderData: () => {
          const lists = queryClient.getQueriesData<Pages<Chat>>({ queryKey: trpc.chats.list.pathKey() });
          const known = lists.flatMap(([, data]) => data?.pages ?? []).flatMap((page) => page.items);
          return known.find((chat) => chat.id === conversationId);
        },
      },
    ),
  );
}

/** A chat as it was last told of, whatever list it has left. */
export function useKnownChat(): (id: string) => Chat | undefined {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useCallback(
    (conversationId) => queryClient.getQueryData(trpc.chats.get.queryKey({ conversationId })),
    [trpc, queryClient],
  );
}

/** Opens a chat of a list; its messages are on their way before it is drawn. */
export function useOpenChat(): (id: string) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { openChat } = useChatsNavigation();
  return useCallback(
    (id) => {
      void queryClient.prefetchInfiniteQuery(messagesQuery({ trpc, client }, id));
      openChat(id);
    },
    [trpc, client, queryClient, openChat],
  );
}

/** What is loaded of a chat at this moment, newest first. */
export function useLoadedMessages(conversationId: string): () => Message[] {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const key = trpc.chats.messages.infiniteQueryKey({ conversationId });
  return () => queryClient.getQueryData<Pages<Message>>(key)?.pages.flatMap((page) => page.items) ?? [];
}

/** The loaded messages, oldest first, with what is still on its way at the end. */
export function useMessages(conversationId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const outbox = useOutboxEntries();
  const name = useSession().user?.name ?? null;
  const client = useTRPCClient();
  const query = useInfiniteQuery(messagesQuery({ trpc, client }, conversationId));
  const { data, refetch } = query;
  /** Loads back to this message at once, however long ago it was. */
  const loadThrough = useCallback(
    async (messageId: string) => {
      const cursor = data?.pages.at(-1)?.nextCursor;
      if (cursor == null) return;
      const key = trpc.chats.messages.infiniteQueryKey({ conversationId });
      const pageParam = `${cursor} ${messageId}`;
      try {
        const page = await fetchMessages(client, { conversationId, cursor: pageParam });
        queryClient.setQueryData<Pages<Message>>(key, (known) =>
          known?.pages.at(-1)?.nextCursor === cursor
            ? { pages: [...known.pages, page], pageParams: [...known.pageParams, pageParam] }
            : known,
        );
      } catch {
        await refetch();
      }
    },
    [data, refetch, client, queryClient, trpc, conversationId],
  );
  const messages = useMemo(() => {
    const stored = new Map<string, Message>();
    for (const page of query.data?.pages ?? [])
      for (const message of page.items) stored.set(message.id, message);
    const confirmed = new Set([...stored.values()].map((message) => message.clientMessageId));
    const own = outbox.filter(
      (entry) => entry.conversationId === conversationId && !confirmed.has(entry.clientMessageId),
    );
    return [...[...stored.values()].reverse(), ...own.map((entry) => asMessage(entry, name))];
  }, [query.data, outbox, conversationId, name]);
  return { ...query, messages, loadThrough };
}
