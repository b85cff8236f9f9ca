import type { Chat } from "@platform/contract";
import { createStore } from "#lib/external-store.ts";
import { useTRPCClient } from "#lib/trpc.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { useChatsRuntime } from "../runtime.tsx";
import { useChatsUrl } from "../use-chats-url.ts";

/** What was last done to which chats, so that it can be undone; or that it failed. */
export interface AsideNotice {
  kind: "unread" | "snoozed" | "archived" | "failed";
  ids: string[];
  until?: string;
  /** How many could not be archived because somebody waits there. */
  kept?: number;
  error?: unknown;
}

export const noticeStore = createStore<AsideNotice | null>(null);
/** The chats that a reminder is being chosen for. */
export const snoozingStore = createStore<string[] | null>(null);
const SHOWN_MS = 10_000;

/** Marking unread, putting off and archiving; one chat or up to a hundred. It ends even where who asked has gone from the page. */
export function useAside() {
  const { chats: api } = useTRPCClient();
  const { cache } = useChatsRuntime();
  const leave = useLeave();

  async function run(call: Promise<{ chats: Chat[] }>, noticeOf: (chats: Chat[]) => AsideNotice | null) {
    try {
      const { chats } = await call;
      for (const chat of chats) cache.putChat(chat);
      const notice = noticeOf(chats);
      tell(notice);
      leave(notice?.ids ?? []);
    } catch (error) {
      tell({ kind: "failed", ids: [], error });
    }
  }

  return {
    markUnread: (ids: string[]) =>
      void run(api.markUnread.mutate({ conversationIds: ids }), () => ({ kind: "unread", ids })),
    markRead: (ids: string[]) =>
      void run(
        Promise.all(ids.map((conversationId) => api.markRead.mutate({ conversationId }))).then((chats) => ({
          chats,
        })),
        () => null,
      ),
    snooze(ids: string[], time: Date) {
      const until = time.toISOString();
      void run(api.snooze.mutate({ conversationIds: ids, until }), () => ({ kind: "snoozed", ids, until }));
    },
    wake: (ids: string[]) => void run(api.snooze.mutate({ conversationIds: ids, until: null }), () => null),
    archive: (ids: string[]) => void run(api.archive.mutate({ conversationIds: ids }), archivedOf),
    unarchive: (ids: string[]) =>
      void run(api.archive.mutate({ conversationIds: ids, archived: false }), () => null),
  };
}

/** On a phone who puts the open chat away goes back to the list, where it can be undone. */
function useLeave() {
  const phone = useIsPhone();
  const { conversationId, closeChat } = useChatsUrl();
  return (ids: string[]) => {
    if (phone && conversationId !== undefined && ids.includes(conversationId)) closeChat();
  };
}

function archivedOf(chats: Chat[]): AsideNotice {
  const ids = chats.filter(({ archivedAt }) => archivedAt !== null).map(({ id }) => id);
  return { kind: "archived", ids, kept: chats.length - ids.length };
}

function tell(notice: AsideNotice | null) {
  noticeStore.set(notice);
  setTimeout(() => {
    if (noticeStore.get() === notice) noticeStore.set(null);
  }, SHOWN_MS);
}
