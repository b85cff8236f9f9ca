import type { Chat } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { Clock, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useChatList } from "../api/use-chat-list.ts";
import type { ChatsSearch } from "../model/views.ts";
import { windowState } from "../model/window.ts";
import { forAnotherChat, useChatsUrl } from "../use-chats-url.ts";
import { useChatName } from "./chat-row.tsx";

/** Reminders that were put away in this tab; a later window of the same chat is another one. */
const putAway = new Set<string>();

function keyOf(chat: Chat): string {
  return `${chat.id} ${chat.windowClosesAt ?? ""}`;
}

/** The reader's own chats in which free words end soon: once each, until put away or opened. */
export function WindowReminders() {
  const userId = useSession().user?.id ?? null;
  const format = useFormat();
  const { conversationId } = useChatsUrl();
  const [, setCount] = useState(0);
  const { chats } = useChatList({ view: "closing" });
  const [chat] = chats.filter(
    (each) =>
      each.windowReminded &&
      each.owner === "human" &&
      each.assigneeId === userId &&
      each.id !== conversationId &&
      windowState(each.windowClosesAt, format.now).kind === "urgent" &&
      !putAway.has(keyOf(each)),
  );
  if (!chat) return <div role="status" />;
  return (
    <div role="status" className="border-b border-line bg-waiting-tint">
      <Reminder
        chat={chat}
        onPutAway={() => {
          putAway.add(keyOf(chat));
          setCount((count) => count + 1);
        }}
      />
    </div>
  );
}

function Reminder({ chat, onPutAway }: { chat: Chat; onPutAway: () => void }) {
  const t = useTranslations("chats.reminder");
  const format = useFormat();
  const name = useChatName(chat);
  const time = format.duration(windowState(chat.windowClosesAt, format.now).leftMs);
  return (
    <div className="flex items-center gap-2 py-1 pe-1 ps-4">
      <Clock size={15} aria-hidden="true" className="shrink-0 text-waiting" />
      <p className="min-w-0 flex-1 text-small text-ink">
        {t("text", { name, time })}{" "}
        <Link
          to="/chats/$conversationId"
          params={{ conversationId: chat.id }}
          search={(previous: ChatsSearch) => forAnotherChat(previous)}
          onClick={onPutAway}
          className="font-medium text-link underline"
        >
          {t("open")}
        </Link>
      </p>
      <IconButton label={t("putAway")} onClick={onPutAway}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
