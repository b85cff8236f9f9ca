import type { Chat } from "@platform/contract";
import { PanelRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { IconButton } from "#components/button.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import type { Ownership } from "../api/use-ownership.ts";
import { useColleagues } from "../api/use-presence.ts";
import { AsideMenu } from "../aside/aside-menu.tsx";
import { useChatName } from "../list/chat-row.tsx";
import { ColleagueText } from "../list/colleague-text.tsx";
import { AssignMenu } from "./assign-menu.tsx";
import { BackLink } from "./back-link.tsx";
import { WindowNote } from "./window-note.tsx";

/** Who the customer is, and what can be done with the chat as a whole. */
export function ChatHead(props: {
  chat: Chat;
  ownership: Ownership;
  onTogglePanel: () => void;
  panelOpen: boolean;
}) {
  const t = useTranslations("chats");
  const { chat } = props;
  const name = useChatName(chat);
  const colleagues = useColleagues(chat.id);
  return (
    <header className="flex h-13 items-center gap-1 border-b border-line bg-surface pe-2 ps-3 desk:gap-2 desk:ps-6">
      <BackLink />
      <h2 className="min-w-0 flex-1">
        <button
          type="button"
          onClick={props.onTogglePanel}
          className="touch-target flex max-w-full items-center gap-3 rounded-control text-start"
        >
          {/* On the narrowest phones the name needs its place. */}
          <span className="max-[22.4rem]:hidden">
            <Avatar name={chat.contactName} size="small" />
          </span>
          <span className="min-w-0">
            <span dir="auto" className="block truncate text-body font-semibold text-ink">
              {name}
            </span>
            <span aria-live="polite" className="block truncate text-tag font-normal text-meta">
              {colleagues.length > 0 ? (
                <ColleagueText colleagues={colleagues} />
              ) : (
                <NumberAndStore chat={chat} />
              )}
            </span>
          </span>
        </button>
      </h2>
      <span className="hidden shrink-0 desk:block">
        <WindowNote chat={chat} />
      </span>
      <AssignMenu chat={chat} ownership={props.ownership} />
      <AsideMenu chat={chat} />
      <IconButton label={t("context.toggle")} pressed={props.panelOpen} onClick={props.onTogglePanel}>
        <PanelRight size={17} aria-hidden="true" />
      </IconButton>
    </header>
  );
}

function NumberAndStore({ chat }: { chat: Chat }) {
  const number = chat.contactName && chat.contactPhone ? phoneNumber(chat.contactPhone) : null;
  return (
    <>
      {number === null ? null : (
        <>
          <bdi>{number}</bdi> ·{" "}
        </>
      )}
      <bdi>{chat.storeName}</bdi>
    </>
  );
}
