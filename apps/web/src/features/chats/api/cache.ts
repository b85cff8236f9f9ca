import type { Chat, LiveEvent, Message } from "@platform/contract";
import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { Trpc } from "#lib/trpc.ts";
import { applyChatToList, applyMessage, type ListScope, type Pages } from "../live/apply-event.ts";
import type { Presence } from "../model/presence.ts";
import { views } from "../model/views.ts";

export interface ChatCache {
  apply: (event: Exclude<LiveEvent, Presence>) => void;
  /** A message this tab has just got as an answer; an event may have brought a later state already. */
  addMessage: (message: Message) => void;
  putChat: (chat: Chat) => void;
  /** Everything may have changed: load again what is on the page. */
  reload: () => void;
}

/** Keeps the cached lists, chats and messages at the state that events and answers carry. */
export function createChatCache(deps: {
  queryClient: QueryClient;
  trpc: Trpc;
  userId: () => string | null;
}): ChatCache {
  const { queryClient, trpc } = deps;
  const later = debounced(600);

  function putChat(chat: Chat) {
    const key = trpc.chats.get.queryKey({ conversationId: chat.id });
    change(queryClient, key, () => queryClient.setQueryData(key, chat));
    change(queryClient, trpc.chats.list.pathKey(), () => putIntoLists(chat));
    later("counts", () => void queryClient.invalidateQueries({ queryKey: trpc.chats.counts.pathKey() }));
  }

  function putIntoLists(chat: Chat) {
    const lists = queryClient.getQueriesData<Pages<Chat>>({ queryKey: trpc.chats.list.pathKey() });
    for (const [key, data] of lists) {
      if (!data?.pages) continue;
      const scope = scopeOf(key);
      const changed = applyChatToList(data, chat, { scope, userId: deps.userId(), now: Date.now() });
      if (changed.data !== data) queryClient.setQueryData(key, changed.data);
      if (changed.refetch)
        later(JSON.stringify(key), () => void queryClient.invalidateQueries({ queryKey: key }));
    }
  }

  function putMessage(message: Message, options: { replace: boolean }) {
    const key = trpc.chats.messages.infiniteQueryKey({ conversationId: message.conversationId });
    const put = (data: Pages<Message> | undefined) => {
      if (!data?.pages) return data;
      const known = data.pages.some((page) => page.items.some((item) => item.id === message.id));
      return known && !options.replace ? data : applyMessage(data, message);
    };
    change(queryClient, key, () => queryClient.setQueriesData<Pages<Message>>({ queryKey: key }, put));
  }

  /** Orders, products, files, handoffs and turns beside the chat, where its panel is open. */
  function reloadBeside(of?: { conversationId: string }) {
    for (const part of [trpc.chats.context, trpc.handoff.list, trpc.turns.list])
      void queryClient.invalidateQueries({ queryKey: part.queryKey(of) });
  }

  function reload() {
    void queryClient.invalidateQueries({ queryKey: trpc.chats.pathKey() });
    reloadBeside();
  }

  return {
    putChat,
    addMessage: (message) => putMessage(message, { replace: false }),
    reload,
    apply(event) {
      // Rare; what became of the chat is elsewhere in the lists.
      if (event.kind === "reset" || event.kind === "gone") reload();
      else if (event.kind === "message") putMessage(event.message, { replace: true });
      else {
        const { id: conversationId } = event.chat;
        putChat(event.chat);
        later(`beside ${conversationId}`, () => reloadBeside({ conversationId }));
      }
    },
  };
}

/** What is being asked for may have been read before the change and be answered after it: the answer is changed too. */
function change(queryClient: QueryClient, queryKey: QueryKey, apply: () => unknown) {
  apply();
  const asked = queryClient.getQueryCache().findAll({ queryKey, fetchStatus: "fetching" });
  for (const query of asked) query.promise?.then(apply, () => undefined);
}

/** What a cached list was asked for, read from its key. */
function scopeOf(key: readonly unknown[]): ListScope {
  const options = key[1] as
    | { input?: { filter?: string; tenantId?: string; label?: string; cause?: string; wish?: string } }
    | undefined;
  const filter = [...views, "human" as const].find((known) => known === options?.input?.filter) ?? "all";
  return {
    filter,
    tenantId: options?.input?.tenantId,
    label: options?.input?.label,
    past: options?.input?.cause !== undefined || options?.input?.wish !== undefined,
  };
}

function debounced(ms: number) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  return (name: string, run: () => void) => {
    if (timers.has(name)) return;
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        run();
      }, ms),
    );
  };
}
