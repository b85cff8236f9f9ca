import type { Chat } from "@platform/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useShortcuts } from "#lib/shortcuts.ts";
import { useTRPC } from "#lib/trpc.ts";
import { clearSelection, useChosen } from "../bulk/selection.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { useChatsUrl } from "../use-chats-url.ts";
import { SnoozeDialog } from "./snooze-dialog.tsx";
import { snoozingStore, useAside } from "./use-aside.ts";

/** U, H and E: the chosen chats or, where none is, the open one. */
export function AsideKeys() {
  const chosen = useChosen();
  const open = useOpenChat();
  const aside = useAside();
  const mayAct = useMayAct();
  const act = (run: (ids: string[], chats: Chat[]) => void) => {
    const chats = chosen.length > 0 ? chosen : open();
    if (chats.length === 0) return;
    run(
      chats.map(({ id }) => id),
      chats,
    );
    clearSelection();
  };
  useShortcuts({
    u: () =>
      act((ids, chats) => {
        if (!mayAct(chats)) return;
        const unread = chats.filter(({ unreadCount }) => unreadCount > 0).map(({ id }) => id);
        if (unread.length > 0) aside.markRead(unread);
        else aside.markUnread(ids);
      }),
    h: () => act((ids, chats) => (mayAct(chats) ? snoozingStore.set(ids) : undefined)),
    e: () =>
      act((ids, chats) => {
        if (!mayAct(chats)) return;
        if (chats.every(({ archivedAt }) => archivedAt !== null)) aside.unarchive(ids);
        else aside.archive(ids);
      }),
    escape: clearSelection,
  });
  return <SnoozeDialog />;
}

function useOpenChat(): () => Chat[] {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { conversationId = "" } = useChatsUrl();
  return () => {
    const chat = queryClient.getQueryData(trpc.chats.get.queryKey({ conversationId }));
    return chat ? [chat] : [];
  };
}
