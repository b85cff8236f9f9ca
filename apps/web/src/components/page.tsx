import type { ReactNode } from "react";
import { cx } from "#lib/cx.ts";

interface PageProps {
  /** A text becomes the heading; anything else brings its own. */
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  wide?: boolean;
  /** Its parts come from the top down: none is shown before those above it are there. */
  inTurn?: boolean;
}

/** A page of the administration: heading, actions, content of a readable width. */
export function Page(props: PageProps) {
  return (
    <div className="h-full overflow-y-auto">
      <div
        className={cx(
          "mx-auto flex flex-col gap-6 px-4 pt-6 pb-24 desk:px-8 desk:pt-8",
          props.wide ? "max-w-290" : "max-w-245",
          props.inTurn && "in-turn",
        )}
      >
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            {typeof props.title === "string" ? (
              <h1 className="text-page font-semibold text-ink">{props.title}</h1>
            ) : (
              props.title
            )}
            {props.lead ? <div className="mt-1 max-w-160 text-small text-ink-2">{props.lead}</div> : null}
          </div>
          {props.actions ? <div className="flex flex-wrap gap-2">{props.actions}</div> : null}
        </header>
        {props.children}
      </div>
    </div>
  );
}
