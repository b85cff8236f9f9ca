import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { EmptyState, FailedState } from "#components/states.tsx";
import { useDelayed } from "#lib/use-delayed.ts";
import { useSession } from "#lib/session.ts";
import { RowsSkeleton } from "../list/rows-skeleton.tsx";
import { useChatsUrl } from "../use-chats-url.ts";
import { walkHits } from "./hit-keys.ts";
import { HitRow } from "./hit-row.tsx";
import { useChatSearch } from "./use-chat-search.ts";

/** What was found over all chats, instead of the list: contacts first, then everything written, newest first. */
export function SearchResults(props: { query: string }) {
  const t = useTranslations("chats");
  const { search, change } = useChatsUrl();
  const asked = { query: props.query, store: search.store };
  const contacts = useChatSearch({ ...asked, part: "contacts" });
  const texts = useChatSearch({ ...asked, part: "texts" });
  // While somebody types what was found before stays; where the answer is long in coming, it would pass for the answer.
  const late = useDelayed(contacts.isPlaceholderData || texts.isPlaceholderData, 400);
  const failed = [contacts, texts].find(({ isError, hits }) => isError && hits.length === 0);
  if (failed)
    return (
      <FailedState what={t("search.failed")} error={failed.error} onRetry={() => void failed.refetch()} />
    );
  if (contacts.isPending || texts.isPending || late) return <RowsSkeleton />;
  if (contacts.hits.length === 0 && texts.hits.length === 0) {
    return (
      <EmptyState title={t("list.noMatch", { text: props.query })}>
        {search.store ? (
          <button
            type="button"
            className="text-small text-link underline"
            onClick={() => change({ store: undefined })}
          >
            {t("search.everywhere")}
          </button>
        ) : null}
      </EmptyState>
    );
  }
  return (
    <div
      role="presentation"
      onKeyDown={walkHits}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      aria-busy={texts.isFetching}
    >
      <Part title={t("search.contacts")} query={props.query} found={contacts}>
        {contacts.hasNextPage ? (
          <button
            type="button"
            onClick={() => void contacts.fetchNextPage()}
            className="touch-target h-9 w-full border-b border-line text-small text-link hover:bg-surface/60"
          >
            {t("search.more")}
          </button>
        ) : null}
      </Part>
      <Part title={t("search.texts")} query={props.query} found={texts}>
        {texts.hasNextPage ? (
          <NextPage onReached={() => void texts.fetchNextPage()} busy={texts.isFetchingNextPage} />
        ) : null}
      </Part>
    </div>
  );
}

interface PartProps {
  title: string;
  query: string;
  found: ReturnType<typeof useChatSearch>;
  children: ReactNode;
}

function Part(props: PartProps) {
  const t = useTranslations("chats.search");
  const { conversationId } = useChatsUrl();
  const { tenants } = useSession();
  const { hits, alike } = props.found;
  if (hits.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <h2 className="sticky top-0 z-[1] border-b border-line bg-paper px-4 py-1.5 text-tag font-semibold text-meta">
        {props.title}
        {alike ? (
          <span className="block font-normal text-ink-2 [overflow-wrap:anywhere]">
            {t("alike", { text: props.query })}
          </span>
        ) : null}
      </h2>
      <ul>
        {hits.map((hit) => (
          <HitRow
            key={hit.id}
            hit={hit}
            selected={hit.kind === "contact" && hit.conversationId === conversationId}
            showStore={tenants.length > 1}
          />
        ))}
      </ul>
      {props.children}
    </section>
  );
}

/** The next page is fetched when the end comes into view. */
function NextPage(props: { onReached: () => void; busy: boolean }) {
  const end = useRef<HTMLDivElement>(null);
  const { onReached, busy } = props;
  useEffect(() => {
    const element = end.current;
    if (!element || busy) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onReached(), {
      rootMargin: "300px",
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [onReached, busy]);
  return <div ref={end} className="h-12" />;
}
