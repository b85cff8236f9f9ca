import type { Chat } from "@platform/contract";
import { useCallback, useMemo, useRef, useState } from "react";
import { useKnownChat } from "../api/use-chat.ts";

/**
 * While `held`, rows keep their places and show their present state; what would have moved to the top
 * or come in is counted. A different `scope` (another view or search) starts afresh.
 */
export function useStableOrder(chats: Chat[], options: { held: boolean; scope: string }) {
  const { held, scope } = options;
  const latest = useKnownChat();
  const shown = useRef<{ scope: string; chats: Chat[] }>({ scope, chats });
  const [released, release] = useState(0);
  // Not on every frame of a scroll: the list may be long.
  const order = useMemo(() => {
    const before = shown.current;
    const stays = held && before.scope === scope && before.chats.length > 0;
    const rows = stays ? keptIn(before.chats, chats, latest) : chats;
    shown.current = { scope, chats: rows };
    return { rows, fresh: held ? countMoved(rows, chats) : 0 };
  }, [chats, held, scope, released, latest]);

  const showNew = useCallback(() => {
    shown.current = { scope: "", chats: [] };
    release((count) => count + 1);
  }, []);

  return { ...order, showNew };
}

/** What has left the list stays in its place, as it is by now (`latest`) and not as it was when it belonged there. */
export function keptIn(previous: Chat[], next: Chat[], latest: (id: string) => Chat | undefined): Chat[] {
  const byId = new Map(next.map((chat) => [chat.id, chat]));
  const kept = previous.map((chat) => byId.get(chat.id) ?? latest(chat.id) ?? chat);
  const shown = new Set(previous.map((chat) => chat.id));
  // Older pages that load while scrolling go to the end, where they belong.
  const lastShown = next.findLastIndex((chat) => shown.has(chat.id));
  return [...kept, ...next.slice(lastShown + 1).filter((chat) => !shown.has(chat.id))];
}

/** Chats that stand above the first one that has kept its place. */
function countMoved(rows: Chat[], next: Chat[]): number {
  const places = new Map(rows.map((chat, index) => [chat.id, index]));
  let count = 0;
  for (const chat of next) {
    if (places.get(chat.id) === 0) return count;
    count += 1;
    if (count > 99) return count;
  }
  return 0;
}
