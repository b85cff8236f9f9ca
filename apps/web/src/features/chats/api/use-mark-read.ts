import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "#lib/trpc.ts";

/** Marks the chat read while it is open in a visible page; each new unread message counts again. */
export function useMarkRead(conversationId: string, unreadCount: number) {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.chats.markRead.mutationOptions());
  const markedFor = useRef("");
  useEffect(() => {
    function mark() {
      const state = `${conversationId}:${unreadCount}`;
      if (unreadCount === 0 || document.visibilityState !== "visible" || markedFor.current === state) return;
      markedFor.current = state;
      mutate({ conversationId });
    }
    if (unreadCount === 0) markedFor.current = "";
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [conversationId, unreadCount, mutate]);
}
