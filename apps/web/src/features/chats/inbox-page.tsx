import { MessageSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { SkipLink } from "#components/skip-link.tsx";
import { EmptyState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useIsPhone, useIsWide } from "#lib/use-media-query.ts";
import { AsideKeys } from "./aside/aside-keys.tsx";
import { AsideNotice } from "./aside/aside-notice.tsx";
import { ChatPane } from "./chat/chat-pane.tsx";
import { ContextColumn, PanelContent, usePanelTitle } from "./context/context-panel.tsx";
import { ChatList } from "./list/chat-list.tsx";
import { ListHead } from "./list/list-head.tsx";
import { WindowReminders } from "./list/window-reminders.tsx";
import { SearchResults } from "./search/search-results.tsx";
import { useChatsUrl } from "./use-chats-url.ts";

/** The inbox: list, chat and context side by side; one pane at a time on a phone. */
export function InboxPage() {
  const t = useTranslations("chats");
  const { search, conversationId, change } = useChatsUrl();
  const [phone, wide] = [useIsPhone(), useIsWide()];
  const title = usePanelTitle();
  // A wide screen has room for the context until it is closed; elsewhere it opens on demand.
  const panelOpen = wide
    ? search.panel !== "closed"
    : search.panel !== undefined && search.panel !== "closed";
  const close = () => change({ panel: wide ? "closed" : undefined, ref: undefined });
  const toggle = () =>
    panelOpen ? close() : change({ panel: wide ? undefined : "context", ref: undefined });

  return (
    <main className="flex h-full min-h-0">
      <h1 className="sr-only">{t("title")}</h1>
      <AsideKeys />
      {conversationId && !phone ? <SkipLink to="chat">{t("toChat")}</SkipLink> : null}
      <div
        className={cx(
          "flex min-h-0 w-full flex-col bg-paper print:has-[+_#chat_[role=log]]:hidden desk:w-75 desk:shrink-0 desk:border-e desk:border-line wide:w-90",
          phone && conversationId && "hidden",
        )}
      >
        <WindowReminders />
        <ListHead />
        {search.q ? <SearchResults query={search.q} /> : <ChatList />}
        <AsideNotice />
      </div>
      <div
        id="chat"
        tabIndex={-1}
        className={cx(
          "flex min-h-0 min-w-0 flex-1 flex-col bg-surface low:overflow-x-hidden low:overflow-y-auto low:*:shrink-0",
          phone && !conversationId && "hidden",
        )}
      >
        {conversationId ? (
          <ChatPane conversationId={conversationId} onTogglePanel={toggle} panelOpen={panelOpen} />
        ) : (
          <EmptyState
            title={t("choose")}
            icon={<MessageSquare size={28} strokeWidth={1.5} aria-hidden="true" />}
          />
        )}
      </div>
      {conversationId && wide && panelOpen ? <ContextColumn conversationId={conversationId} /> : null}
      {conversationId && !wide ? (
        <Dialog open={panelOpen} onClose={close} title={title} shape="sheet">
          <PanelContent conversationId={conversationId} />
        </Dialog>
      ) : null}
    </main>
  );
}
