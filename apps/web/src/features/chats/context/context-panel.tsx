import { ChevronLeft, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { useChat } from "../api/use-chat.ts";
import { useChatsUrl } from "../use-chats-url.ts";
import { CustomerPanel } from "./customer-panel.tsx";
import { PanelSkeleton, ReasoningPanel } from "./reasoning-panel.tsx";
import { WhyPanel } from "./why-panel.tsx";

/** The title of what the panel shows, from the address. */
export function usePanelTitle(): string {
  const t = useTranslations("chats");
  const { search } = useChatsUrl();
  if (search.panel === "reasoning") return t("reasoning.title");
  if (search.panel === "why") return t("why.open");
  return t("context.title");
}

export function PanelContent(props: { conversationId: string }) {
  const { search } = useChatsUrl();
  const { data: chat, isError } = useChat(props.conversationId);
  if (search.panel === "reasoning" && search.ref)
    return <ReasoningPanel key={search.ref} turnId={search.ref} />;
  if (search.panel === "why" && search.ref) return <WhyPanel messageId={search.ref} />;
  if (chat) return <CustomerPanel chat={chat} />;
  return isError ? null : <PanelSkeleton />;
}

/** The column at the right of a wide screen. */
export function ContextColumn(props: { conversationId: string }) {
  const t = useTranslations("common");
  const { search, change } = useChatsUrl();
  const title = usePanelTitle();
  const nested = search.panel === "reasoning" || search.panel === "why";
  // Beside a chat that isn't there stands nothing; what failed is said, and asked again, in its place.
  if (useChat(props.conversationId).isLoadingError) return null;
  return (
    <section aria-label={title} className="flex w-80 shrink-0 flex-col border-s border-line bg-surface">
      <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line pe-2 ps-4">
        {nested ? (
          <IconButton
            label={t("back")}
            onClick={() => change({ panel: undefined, ref: undefined })}
            className="-ms-2"
          >
            <ChevronLeft size={17} aria-hidden="true" />
          </IconButton>
        ) : null}
        <h2 className="min-w-0 flex-1 truncate text-body font-semibold">{title}</h2>
        <IconButton label={t("close")} onClick={() => change({ panel: "closed", ref: undefined })}>
          <X size={17} aria-hidden="true" />
        </IconButton>
      </header>
      <div key={`${search.panel}${search.ref}`} className="min-h-0 flex-1 overflow-y-auto">
        <PanelContent conversationId={props.conversationId} />
      </div>
    </section>
  );
}
