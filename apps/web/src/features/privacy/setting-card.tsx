import { type ReactNode, useId } from "react";

/** One thing that is decided on the page: what it is, with its control beside it, or below where there is more to it. */
export function SettingCard(props: {
  title: string;
  lead: string;
  control?: ReactNode;
  children?: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <h2 id={id} className="text-body font-medium text-ink">
            {props.title}
          </h2>
          <p className="max-w-140 text-small text-ink-2">{props.lead}</p>
        </div>
        {props.control}
      </div>
      {props.children}
    </section>
  );
}
