import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { ChatsSearch } from "./model/views.ts";

/** The inbox's state that lives in the address: view, search, store, open panel, open chat. */
export function useChatsUrl() {
  const search: ChatsSearch = useSearch({ strict: false });
  const { conversationId } = useParams({ strict: false });
  return { search, conversationId, ...useChatsNavigation() };
}

/** The ways through the inbox; bubbles and rows need no more of the address, and are not drawn anew when it changes. */
export function useChatsNavigation() {
  const navigate = useNavigate();

  const change = useCallback(
    (patch: { [Key in keyof ChatsSearch]: ChatsSearch[Key] | undefined }) => {
      void navigate({
        to: ".",
        search: (previous: ChatsSearch) => withoutEmpty({ ...previous, ...patch }),
        replace: true,
      });
    },
    [navigate],
  );

  const openChat = useCallback(
    (id: string) => {
      void navigate({
        to: "/chats/$conversationId",
        params: { conversationId: id },
        search: (previous: ChatsSearch) => forAnotherChat(previous),
      });
    },
    [navigate],
  );

  const closeChat = useCallback(() => {
    void navigate({ to: "/chats", search: (previous: ChatsSearch) => withoutPanel(previous) });
  }, [navigate]);

  return { change, openChat, closeChat };
}

/** The addresses of chats, for a list of many: what follows the id is worked out once. */
export function useChatHref(): (id: string) => string {
  const { stringifySearch } = useRouter().options;
  const kept = useSearch({
    strict: false,
    select: (search: ChatsSearch) => stringifySearch(forAnotherChat(search)),
  });
  return (id) => `/chats/${id}${kept}`;
}

/** Without the row of the numbers that the list came from. */
export const noEvent = { cause: undefined, wish: undefined, from: undefined, to: undefined } as const;

/** A panel about one reply or message closes when another chat opens; the rest stays. */
export function forAnotherChat(search: ChatsSearch): ChatsSearch {
  const { ref: _ref, at: _at, panel, ...rest } = search;
  return panel === "context" || panel === "closed" ? { ...rest, panel } : rest;
}

export function withoutPanel(search: ChatsSearch): ChatsSearch {
  const { ref: _ref, at: _at, panel: _panel, ...rest } = search;
  return rest;
}

function withoutEmpty(search: { [Key in keyof ChatsSearch]: ChatsSearch[Key] | undefined }): ChatsSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ""),
  ) as ChatsSearch;
}
