import type { Chat } from "@platform/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowUp, Inbox } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { useSession } from "#lib/session.ts";
import { useChatList } from "../api/use-chat-list.ts";
import { clearSelection, useSelection } from "../bulk/selection.ts";
import { SelectBox } from "../bulk/select-box.tsx";
import { useRowChoice } from "../bulk/use-row-choice.ts";
import { noEvent, useChatsUrl } from "../use-chats-url.ts";
import { ChatRow, rowHeight } from "./chat-row.tsx";
import { RowLabels } from "./row-labels.tsx";
import { useListKeys } from "./use-list-keys.ts";
import { useStableOrder } from "./use-stable-order.ts";

/** The list of the present view, virtualised and paged; rows stay put while it is read. */
export function ChatList() {
  const t = useTranslations("chats");
  const { search } = useChatsUrl();
  const list = useChatList(search);
  const scope = JSON.stringify([
    search.view,
    search.store,
    search.label,
    search.cause,
    search.wish,
    list.isPlaceholderData,
  ]);
  if (list.isPending) return <ListSkeleton />;
  if (list.isError && list.chats.length === 0) {
    return <FailedState what={t("list.failed")} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.chats.length === 0 && !list.isPlaceholderData) return <EmptyList />;
  return (
    <Rows
      key={scope}
      scope={scope}
      chats={list.chats}
      more={list.hasNextPage && !list.isFetchingNextPage}
      loadMore={() => void list.fetchNextPage()}
    />
  );
}

function Rows(props: { chats: Chat[]; scope: string; more: boolean; loadMore: () => void }) {
  const t = useTranslations("chats");
  const { conversationId } = useChatsUrl();
  const scroller = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(false);
  const [pointed, setPointed] = useState(false);
  const { rows, fresh, showNew } = useStableOrder(props.chats, {
    held: scrolled || pointed,
    scope: props.scope,
  });
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });
  useListKeys(rows, (index) => virtual.scrollToIndex(index));
  useEffect(() => clearSelection, []);

  const items = virtual.getVirtualItems();
  const lastIndex = items[items.length - 1]?.index ?? 0;
  useMore({ ...props, near: lastIndex >= rows.length - 12 });

  return (
    <div className="relative min-h-0 flex-1">
      {fresh > 0 ? (
        <FreshPill
          count={fresh}
          onPress={() => {
            showNew();
            scroller.current?.scrollTo({ top: 0 });
          }}
        />
      ) : null}
      <div
        ref={scroller}
        className="h-full overflow-y-auto overscroll-contain"
        onScroll={(event) => setScrolled(event.currentTarget.scrollTop > 8)}
        onPointerEnter={(event) => setPointed(event.pointerType === "mouse")}
        onPointerLeave={() => setPointed(false)}
      >
        <ul aria-label={t("title")} className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const chat = rows[item.index];
            return chat ? (
              <PlacedRow
                key={item.key}
                chat={chat}
                start={item.start}
                place={item.index + 1}
                rows={rows}
                selected={chat.id === conversationId}
              />
            ) : null;
          })}
        </ul>
      </div>
    </div>
  );
}

function PlacedRow(props: {
  chat: Chat;
  start: number;
  place: number;
  rows: readonly Chat[];
  selected: boolean;
}) {
  const session = useSession();
  const { ids } = useSelection();
  return (
    <li
      {...useRowChoice(props.rows, props.chat.id)}
      aria-setsize={props.rows.length}
      aria-posinset={props.place}
      className="group/row absolute inset-x-0 top-0 max-desk:select-none max-desk:[-webkit-touch-callout:none]"
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <ChatRow
        chat={props.chat}
        userId={session.user?.id ?? null}
        selected={props.selected}
        showStore={session.tenants.length > 1}
      />
      <SelectBox chat={props.chat} chosen={ids.has(props.chat.id)} choosing={ids.size > 0} />
      <RowLabels chat={props.chat} />
    </li>
  );
}

/** The next page is fetched before the end comes into view. */
function useMore(list: { more: boolean; near: boolean; loadMore: () => void }) {
  const { more, near, loadMore } = list;
  useEffect(() => {
    if (more && near) loadMore();
  }, [more, near, loadMore]);
}

function FreshPill(props: { count: number; onPress: () => void }) {
  const t = useTranslations("chats");
  return (
    <button
      type="button"
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

function ListSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      {["70%", "55%", "80%", "62%", "74%", "50%", "68%"].map((width) => (
        <div key={width} className="flex h-19 items-center gap-3 border-b border-line pr-3 pl-4">
          <Bone className="size-9 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Bone className="w-2/5" />
            <Bone style={{ width }} />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
