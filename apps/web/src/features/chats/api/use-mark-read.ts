import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "#lib/trpc.ts";

/**
 * Marks the chat read while it is open in a visible page: when it is opened, and for each message that comes. `state` tells
 * these: what is marked unread while it is looked at stays unread, in a colleague's tab too.
 */
export function useMarkRead(chat: { id: string; unread: boolean; state: string }) {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.chats.markRead.mutationOptions());
  const seen = useRef("");
  const { id, unread } = chat;
  const state = `${id} ${chat.state}`;
  useEffect(() => {
    function look() {
      if (document.visibilityState !== "visible" || seen.current === state) return;
      seen.current = state;
      if (unread) mutate({ conversationId: id });
    }
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [id, unread, state, mutate]);
}
