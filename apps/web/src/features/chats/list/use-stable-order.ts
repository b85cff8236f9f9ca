import type { Chat } from "@platform/contract";
import { useCallback, useRef, useState } from "react";

/**
 * While `held`, rows keep their places and show their present state; what would have moved to the top
 * or come in is counted. A different `scope` (another view or search) starts afresh.
 */
export function useStableOrder(chats: Chat[], options: { held: boolean; scope: string }) {
  const shown = useRef<{ scope: string; chats: Chat[] }>({ scope: options.scope, chats });
  const [, release] = useState(0);

  const restart = shown.current.scope !== options.scope || shown.current.chats.length === 0;
  if (!options.held || restart) {
    shown.current = { scope: options.scope, chats };
  } else {
    shown.current = { scope: options.scope, chats: held(shown.current.chats, chats) };
  }
  const rows = shown.current.chats;
  const fresh = options.held ? countMoved(rows, chats) : 0;

  const showNew = useCallback(() => {
    shown.current = { scope: "", chats: [] };
    release((count) => count + 1);
  }, []);

  return { rows, fresh, showNew };
}

function held(previous: Chat[], next: Chat[]): Chat[] {
  const byId = new Map(next.map((chat) => [chat.id, chat]));
  const kept = previous.map((chat) => byId.get(chat.id) ?? chat);
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
