import type { Chat } from "@platform/contract";
import { ArrowUp, Inbox } from "lucide-react";
import { memo, useDeferredValue, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { EmptyState, FailedState } from "#components/states.tsx";
import { useSession } from "#lib/session.ts";
import { useRowsInView } from "#lib/use-rows-in-view.ts";
import { useOpenChat } from "../api/use-chat.ts";
import { useChatList } from "../api/use-chat-list.ts";
import { clearSelection, useSelection } from "../bulk/selection.ts";
import { SelectBox } from "../bulk/select-box.tsx";
import { useRowChoice } from "../bulk/use-row-choice.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { noEvent, useChatHref, useChatsUrl } from "../use-chats-url.ts";
import { ChatRow, type ChatRowProps, rowHeight } from "./chat-row.tsx";
import { RowLabels } from "./row-labels.tsx";
import { RowsSkeleton } from "./rows-skeleton.tsx";
import { useHold } from "./use-hold.ts";
import { useListKeys } from "./use-list-keys.ts";
import { useStableOrder } from "./use-stable-order.ts";

/** The list of the present view, virtualised and paged; rows stay put while it is read. */
export function ChatList() {
  const t = useTranslations("chats");
  const { search } = useChatsUrl();
  const { query: list, chats } = useChatList(search);
  const scope = JSON.stringify([
    search.view,
    search.store,
    search.label,
    search.cause,
    search.wish,
    list.isPlaceholderData,
  ]);
  // Its first rows are drawn in slices: however many there are, nothing waits for them.
  const come = useDeferredValue(!list.isPending, false);
  if (list.isPending || !come) return <RowsSkeleton />;
  if (list.isError && chats.length === 0) {
    return <FailedState what={t("list.failed")} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (chats.length === 0 && !list.isPlaceholderData) return <EmptyList />;
  return (
    <Rows
      key={scope}
      scope={scope}
      chats={chats}
      more={list.hasNextPage && !list.isFetchingNextPage}
      loadMore={() => void list.fetchNextPage()}
    />
  );
}

function Rows(props: { chats: Chat[]; scope: string; more: boolean; loadMore: () => void }) {
  const t = useTranslations("chats");
  const { conversationId } = useChatsUrl();
  const openChat = useOpenChat();
  const hrefOf = useChatHref();
  const { user, tenants } = useSession();
  const chosen = useSelection().ids;
  const scroller = useRef<HTMLDivElement>(null);
  const { held, pressed, handlers } = useHold();
  const { rows, fresh, showNew } = useStableOrder(props.chats, { held, scope: props.scope });
  const { places, reveal } = useRowsInView(scroller, { count: rows.length, rem: rowHeight });
  useListKeys(rows, reveal);
  useEffect(() => clearSelection, []);
  useMore({ ...props, near: (places.at(-1) ?? 0) >= rows.length - 12 });

  return (
    <div className="relative min-h-0 flex-1">
      {fresh > 0 ? (
        <FreshPill
          count={fresh}
          inert={pressed}
          onPress={() => {
            showNew();
            scroller.current?.scrollTo({ top: 0 });
          }}
        />
      ) : null}
      <div ref={scroller} className="h-full overflow-y-auto overscroll-contain" {...handlers}>
        <ul aria-label={t("title")} className="relative" style={{ height: `${rows.length * rowHeight}rem` }}>
          {places.map((place) => {
            const chat = rows[place];
            return chat ? (
              <PlacedRow
                key={chat.id}
                chat={chat}
                place={place}
                rows={rows}
                href={hrefOf(chat.id)}
                onOpen={openChat}
                userId={user?.id ?? null}
                showStore={tenants.length > 1}
                selected={chat.id === conversationId}
                chosen={chosen.has(chat.id)}
                choosing={chosen.size > 0}
              />
            ) : null;
          })}
        </ul>
      </div>
    </div>
  );
}

interface PlacedRowProps extends ChatRowProps {
  place: number;
  rows: readonly Chat[];
  chosen: boolean;
  choosing: boolean;
}

/** Scrolling draws the rows that come into view, and none of the others. */
const PlacedRow = memo(function PlacedRow(props: PlacedRowProps) {
  const { place, rows, chosen, choosing, ...row } = props;
  const mayAct = useMayAct()([row.chat]);
  const choice = useRowChoice(rows, row.chat.id);
  return (
    <li
      {...(mayAct ? choice : {})}
      aria-setsize={rows.length}
      aria-posinset={place + 1}
      className="group/row absolute inset-x-0 top-0 h-19 contain-strict max-desk:select-none max-desk:[-webkit-touch-callout:none]"
      style={{ transform: `translateY(${place * rowHeight}rem)` }}
    >
      <ChatRow {...row} />
      {mayAct ? (
        <>
          <SelectBox chat={row.chat} chosen={chosen} choosing={choosing} />
          <RowLabels chat={row.chat} />
        </>
      ) : null}
    </li>
  );
});

/** The next page is fetched before the end comes into view. */
function useMore(list: { more: boolean; near: boolean; loadMore: () => void }) {
  const { more, near, loadMore } = list;
  useEffect(() => {
    if (more && near) loadMore();
  }, [more, near, loadMore]);
}

/** `inert` while a row is pressed: what comes up over a finger doesn't take its tap. */
function FreshPill(props: { count: number; inert: boolean; onPress: () => void }) {
  const t = useTranslations("chats");
  return (
    <button
      type="button"
      inert={props.inert}
      onClick={props.onPress}
      className="rise absolute top-2 left-1/2 z-10 inline-flex h-8 -translate-x-1/2 items-center gap-1.5 rounded-full bg-ink px-3 text-small font-medium whitespace-nowrap text-on-ink shadow-float"
    >
      {t("list.fresh", { count: props.count })}
      <ArrowUp size={14} aria-hidden="true" />
    </button>
  );
}

function EmptyList() {
  const t = useTranslations("chats");
  const { search, change } = useChatsUrl();
  if (search.view === "waiting") return <EmptyState title={t("list.nobodyWaits")} />;
  if (search.view || search.label || search.cause || search.wish) {
    return (
      <EmptyState title={t("list.emptyView")}>
        <button
          type="button"
          className="text-small text-link underline"
          onClick={() => change({ view: undefined, label: undefined, ...noEvent })}
        >
          {t("list.showAll")}
        </button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("list.empty")} icon={<Inbox size={28} strokeWidth={1.5} aria-hidden="true" />} />
  );
}
