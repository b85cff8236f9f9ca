import type { Chat } from "@platform/contract";
import { useMemo, useSyncExternalStore } from "react";
import { createStore } from "#lib/external-store.ts";
import { useChatList } from "../api/use-chat-list.ts";
import { useChatsUrl } from "../use-chats-url.ts";

/** As many as one call of the server takes. */
const MOST = 100;

interface Selection {
  ids: ReadonlySet<string>;
  /** The one chosen last, where a stretch begins. */
  anchor: string | null;
}

const nothing: Selection = { ids: new Set(), anchor: null };
export const selectionStore = createStore(nothing);

export function clearSelection() {
  selectionStore.set(nothing);
}

export function toggleChosen(id: string) {
  const ids = new Set(selectionStore.get().ids);
  if (!ids.delete(id) && ids.size < MOST) ids.add(id);
  selectionStore.set({ ids, anchor: id });
}

/** From the one chosen last to this one, in the order in which they are shown. */
export function chooseStretch(rows: readonly { id: string }[], id: string) {
  const { ids, anchor } = selectionStore.get();
  const [from, to] = [rows.findIndex((row) => row.id === anchor), rows.findIndex((row) => row.id === id)];
  if (from < 0 || to < 0) return toggleChosen(id);
  const stretch = rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id);
  selectionStore.set({ ids: new Set([...new Set([...ids, ...stretch])].slice(0, MOST)), anchor: id });
}

export function useSelection(): Selection {
  return useSyncExternalStore(selectionStore.subscribe, selectionStore.get);
}

/** The chosen chats that the present list shows, as they are now. */
export function useChosen(): Chat[] {
  const { ids } = useSelection();
  const { chats } = useChatList(useChatsUrl().search);
  return useMemo(() => (ids.size === 0 ? [] : chats.filter(({ id }) => ids.has(id))), [ids, chats]);
}
