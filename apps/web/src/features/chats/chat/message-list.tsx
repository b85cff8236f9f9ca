import type { Chat } from "@platform/contract";
import { ArrowDown } from "lucide-react";
import {
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState, QueryFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useMessages } from "../api/use-chat.ts";
import { useNotes } from "../api/use-notes.ts";
import { byDay, drawnOf, groupMessages, keepSame, type ThreadItem } from "../model/grouping.ts";
import { ownerState, threadClass, type ThreadTone, threadTone } from "../model/owner.ts";
import { withNotes } from "../model/with-notes.ts";
import { ThreadEntry } from "./thread-group.tsx";
import { calmly } from "./calmly.ts";
import { useJump } from "./use-jump.ts";

const nearPx = 80;

/**
 * The chat, newest at the bottom. The scroller is laid out from its end (`column-reverse`), so that it
 * stays at the bottom by itself and keeps its place while older messages load above.
 */
export function MessageList(props: { chat: Chat }) {
  const t = useTranslations("chats");
  const { timeZone } = useFormat();
  const userId = useSession().user?.id ?? null;
  const list = useMessages(props.chat.id);
  const present = threadTone(ownerState(props.chat, userId));
  const { notes, query: asked } = useNotes(props.chat);
  const { messages, hasNextPage } = list;
  const before = useRef<ThreadItem[]>([]);
  const items = useMemo(() => {
    const said = groupMessages(messages, { timeZone, present });
    const thread = withNotes(said, notes, { moreBefore: hasNextPage, present });
    return (before.current = keepSame(before.current, thread));
  }, [messages, notes, hasNextPage, timeZone, present]);
  const scroller = useRef<HTMLDivElement>(null);
  const jumping = useJump(scroller, list);
  const { away, toBottom } = useBottom(scroller, list.messages.length);
  const announced = useAnnouncement(
    list.messages.length,
    list.messages[list.messages.length - 1]?.author === "customer",
  );

  if (list.isPending) return <MessagesSkeleton />;
  if (list.isError && list.messages.length === 0) {
    return <FailedState what={t("messages.failed")} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (items.length === 0 && !asked.isError) return <EmptyState title={t("messages.empty")} />;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col low:min-h-24">
      <div
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t("messages.log")}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px]"
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          const above = scrollHeight - clientHeight + scrollTop;
          if (above < 600 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
        }}
      >
        <div className="relative flex min-h-full shrink-0 flex-col">
          <FirstEntry
            tone={items[0]?.tone ?? "none"}
            more={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onLoad={() => void list.fetchNextPage()}
          />
          <Days items={items} present={present} whole={jumping} />
        </div>
      </div>
      <NotesFailure query={asked} />
      {away ? <ToBottom onPress={toBottom} /> : null}
      <p role="status" className="sr-only">
        {announced > 0 ? t("messages.announce", { count: announced }) : ""}
      </p>
    </div>
  );
}

/** The newest come first, as many as a screen holds; what is above them follows in slices. */
function Days(props: { items: ThreadItem[]; present: ThreadTone; whole: boolean }) {
  const rested = useDeferredValue(true, false);
  const shown = drawnOf(props.items, rested || props.whole);
  return (
    <>
      {byDay(props.items).map((day) => (
        <section key={day[0]?.key}>
          {day.map((item) => (shown.has(item) ? <ThreadEntry key={item.key} item={item} /> : null))}
        </section>
      ))}
      <div className="relative h-3">
        <span
          aria-hidden="true"
          className={cx("absolute inset-y-0 inset-s-0 w-1", threadClass[props.present])}
        />
      </div>
    </>
  );
}

/** Which of the notes are missing nobody knows, so it stands below them all. */
function NotesFailure({ query }: Pick<ReturnType<typeof useNotes>, "query">) {
  const t = useTranslations("chats.notes");
  if (!query.isError) return null;
  return (
    <div className="border-t border-line px-4 py-1 desk:px-6">
      <QueryFailure what={t("failed")} query={query} />
    </div>
  );
}

function ToBottom(props: { onPress: () => void }) {
  const t = useTranslations("chats");
  return (
    <IconButton
      label={t("messages.toBottom")}
      onClick={props.onPress}
      className="absolute inset-e-4 bottom-4 rounded-full border border-line bg-surface shadow-float"
    >
      <ArrowDown size={16} aria-hidden="true" />
    </IconButton>
  );
}

/** Takes the free space above a short chat, and loads what is older above a long one. */
function FirstEntry(props: { tone: ThreadTone; more: boolean; loading: boolean; onLoad: () => void }) {
  const t = useTranslations("chats");
  return (
    <div className="relative flex flex-1 items-start justify-center pt-3">
      <span aria-hidden="true" className={cx("absolute inset-y-0 inset-s-0 w-1", threadClass[props.tone])} />
      {props.more ? (
        <button
          type="button"
          onClick={props.onLoad}
          aria-busy={props.loading}
          className="p-2 text-small text-link underline"
        >
          {props.loading ? t("messages.loadingOlder") : t("messages.loadOlder")}
        </button>
      ) : null}
    </div>
  );
}

/** Whether the reader is up in the history; there, what comes in below must not move what is read. */
function useBottom(scroller: RefObject<HTMLDivElement | null>, count: number) {
  const [away, setAway] = useState(false);
  const height = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => setAway(element.scrollTop < -nearPx);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const grown = element.scrollHeight - height.current;
    height.current = element.scrollHeight;
    // Browsers with scroll anchoring hold the place themselves.
    if (CSS.supports("overflow-anchor", "auto") || grown <= 0 || element.scrollTop > -nearPx) return;
    element.scrollTop -= grown;
  }, [scroller, count]);
  return { away, toBottom: () => scroller.current?.scrollTo({ top: 0, behavior: calmly() }) };
}

/** New messages of the customer, counted over a second and a half, so that a burst is said once. */
function useAnnouncement(count: number, fromCustomer: boolean): number {
  const before = useRef<number | null>(null);
  const [announced, setAnnounced] = useState(0);
  useEffect(() => {
    if (before.current === null || !fromCustomer) {
      before.current = count;
      return;
    }
    const start = before.current;
    const timer = setTimeout(() => {
      if (count > start && count - start < 20) setAnnounced(count - start);
      before.current = count;
    }, 1_500);
    return () => clearTimeout(timer);
  }, [count, fromCustomer]);
  return announced;
}

export function MessagesSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="flex flex-1 flex-col justify-end gap-3 p-6">
      <Bone className="h-14 w-2/5 rounded-bubble" />
      <Bone className="h-10 w-1/3 rounded-bubble" />
      <Bone className="h-20 w-1/2 self-end rounded-bubble" />
      <Bone className="h-10 w-2/5 self-end rounded-bubble" />
      <Bone className="h-12 w-1/4 rounded-bubble" />
    </Skeleton>
  );
}
