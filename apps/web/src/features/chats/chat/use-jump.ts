import { type RefObject, useEffect, useRef } from "react";
import { useChatsUrl } from "../use-chats-url.ts";

interface Loaded {
  isPending: boolean;
  isFetching: boolean;
  hasNextPage: boolean;
  messages: readonly unknown[];
  loadThrough: (messageId: string) => Promise<unknown>;
}

const shownMs = 2_400;

/**
 * Goes to the message that the address names: loads what lies between, brings it into view and marks it for a moment.
 * Whether it is on the way there.
 */
export function useJump(scroller: RefObject<HTMLElement | null>, list: Loaded): boolean {
  const { search, change } = useChatsUrl();
  const { at } = search;
  const { isPending, isFetching, hasNextPage, messages, loadThrough } = list;
  const asked = useRef({ at: "", loaded: -1 });
  useEffect(() => {
    if (!at || isPending || isFetching) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(at)}"]`);
    if (element) {
      show(element);
      change({ at: undefined });
      return;
    }
    const before = asked.current;
    // A page that brought nothing more is the end: the message isn't in this chat any more.
    const stuck = before.at === at && before.loaded === messages.length;
    if (!hasNextPage || stuck) {
      change({ at: undefined });
      return;
    }
    asked.current = { at, loaded: messages.length };
    void loadThrough(at);
  }, [at, isPending, isFetching, hasNextPage, messages, loadThrough, scroller, change]);
  return at !== undefined;
}

function show(element: HTMLElement) {
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
  element.dataset["shown"] = "";
  setTimeout(() => delete element.dataset["shown"], shownMs);
}
