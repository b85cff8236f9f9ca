import { type KeyboardEvent, useId, useState } from "react";
import { type Token, tokenBefore } from "./token.ts";

interface Options<Item> {
  text: string;
  caret: number;
  mark: "/" | "@";
  /** What fits the word after the mark, best first; it is asked on every key. */
  find: (word: string) => readonly Item[];
  onChoose: (item: Item, token: Token) => void;
}

export interface Suggestions<Item> {
  /** Null while there is no such word at the caret. */
  token: Token | null;
  items: readonly Item[];
  active: number;
  listId: string;
  choose: (item: Item) => void;
  point: (index: number) => void;
  /** Whether the key was meant for the list. */
  onKeyDown: (event: KeyboardEvent) => boolean;
}

/** A list that opens while a word with a mark is typed: arrows walk, Enter and Tab choose, Escape closes. */
export function useSuggestions<Item>(options: Options<Item>): Suggestions<Item> {
  const listId = useId();
  const found = tokenBefore(options.text, options.caret, options.mark);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [pointed, setPointed] = useState({ word: "", index: 0 });
  if (found === null && closedAt !== null) setClosedAt(null);
  const token = found !== null && found.start !== closedAt ? found : null;
  const items = token === null ? [] : options.find(token.text);
  const active = pointed.word === token?.text ? Math.min(pointed.index, Math.max(0, items.length - 1)) : 0;

  const point = (index: number) => setPointed({ word: token?.text ?? "", index });
  const choose = (item: Item) => {
    if (token !== null) options.onChoose(item, token);
  };

  function onKeyDown(event: KeyboardEvent): boolean {
    if (token === null || event.nativeEvent.isComposing) return false;
    const item = items[active];
    if (event.key === "Escape") setClosedAt(token.start);
    else if (item === undefined) return false;
    else if (event.key === "ArrowDown") point((active + 1) % items.length);
    else if (event.key === "ArrowUp") point((active + items.length - 1) % items.length);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") choose(item);
    else return false;
    event.preventDefault();
    return true;
  }

  return { token, items, active, listId, choose, point, onKeyDown };
}

/** What ties a text box to its list for screen readers. */
export function suggestionAria(list: Pick<Suggestions<unknown>, "token" | "items" | "listId" | "active">) {
  const shown = list.token !== null && list.items.length > 0;
  return {
    "aria-autocomplete": "list",
    ...(shown
      ? { "aria-controls": list.listId, "aria-activedescendant": `${list.listId}-${list.active}` }
      : {}),
  } as const;
}
