import type { Chat } from "@platform/contract";
import { useShortcuts } from "#lib/shortcuts.ts";
import { useOpenChat } from "../api/use-chat.ts";
import { toggleChosen } from "../bulk/selection.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { useChatsUrl } from "../use-chats-url.ts";

/** J and K walk through the list and open the chat they come to; X chooses it. */
export function useListKeys(rows: Chat[], reveal: (index: number) => void) {
  const { conversationId } = useChatsUrl();
  const openChat = useOpenChat();
  const mayAct = useMayAct();
  const step = (by: number) => {
    const present = rows.findIndex((chat) => chat.id === conversationId);
    const index = present < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, present + by));
    const next = rows[index];
    if (!next) return;
    reveal(index);
    openChat(next.id);
  };
  const choose = () => {
    const chat = rows.find(({ id }) => id === conversationId);
    if (chat && mayAct([chat])) toggleChosen(chat.id);
  };
  useShortcuts({ j: () => step(1), k: () => step(-1), x: choose });
}
