import type { ReactNode } from "react";

export function PanelSection(props: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-4 last:border-b-0">
      <h3 className="mb-2 text-tag font-medium text-meta">{props.title}</h3>
      {props.children}
    </section>
  );
}

/** A label and its value, the value to the right. */
export function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1 text-small">
      <dt className="shrink-0 text-ink-2">{props.label}</dt>
      <dd className="min-w-0 text-end break-words text-ink">{props.children}</dd>
    </div>
  );
}
