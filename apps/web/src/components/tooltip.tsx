import type { ReactNode } from "react";
import { cx } from "#lib/cx.ts";

const places = {
  end: "top-1/2 inset-s-full ms-1.5 -translate-y-1/2",
  bottom: "top-full left-1/2 mt-1.5 -translate-x-1/2",
} as const;

/**
 * An extra word for the pointer and for keyboard focus. It is drawn only: what it says must also
 * stand in the control's accessible name or description.
 */
export function Tooltip(props: { text: string; children: ReactNode; side: keyof typeof places }) {
  return (
    <span className="group/tip relative inline-flex shrink-0">
      {props.children}
      <span
        aria-hidden="true"
        className={cx(
          "pointer-events-none absolute z-30 rounded-control bg-ink px-2 py-1 text-tag whitespace-nowrap text-on-ink opacity-0 transition-opacity duration-120 group-has-[:focus-visible]/tip:opacity-100 [@media(hover:hover)]:group-hover/tip:opacity-100 [@media(hover:hover)]:group-hover/tip:delay-500",
          places[props.side],
        )}
      >
        {props.text}
      </span>
    </span>
  );
}
