import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "#lib/cx.ts";
import type { Suggestions } from "./use-suggestions.ts";

interface SuggestionListProps<Item> {
  list: Suggestions<Item>;
  label: string;
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
  /** Said where nothing fits. */
  empty: ReactNode;
  foot?: ReactNode;
}

/** Above the reply box, so that it never covers what is being written. */
export function SuggestionList<Item>(props: SuggestionListProps<Item>) {
  const { list } = props;
  const active = useRef<HTMLLIElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView({ block: "nearest" });
  }, [list.active, list.items]);
  if (list.token === null) return null;
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-2 overflow-hidden rounded-card border border-line bg-surface shadow-float">
      {list.items.length === 0 ? (
        <p className="px-3 py-2.5 text-small text-ink-2">{props.empty}</p>
      ) : (
        <ul
          id={list.listId}
          role="listbox"
          aria-label={props.label}
          className="max-h-64 overflow-y-auto py-1"
        >
          {list.items.map((item, index) => (
            <li
              key={props.keyOf(item)}
              ref={index === list.active ? active : undefined}
              id={`${list.listId}-${index}`}
              role="option"
              aria-selected={index === list.active}
              // The box keeps the focus.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => index !== list.active && list.point(index)}
              onClick={() => list.choose(item)}
              className={cx("cursor-pointer px-3 py-2 max-desk:py-2.5", index === list.active && "bg-sunken")}
            >
              {props.children(item)}
            </li>
          ))}
        </ul>
      )}
      {props.foot}
    </div>
  );
}
