import type { ComponentProps } from "react";
import { QueryFailure } from "#components/states.tsx";

/** In the place of a card that could not be loaded. */
export function CardFailure(props: { title: string; query: ComponentProps<typeof QueryFailure>["query"] }) {
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 desk:p-6">
      <h2 className="text-title font-semibold text-ink">{props.title}</h2>
      <QueryFailure query={props.query} />
    </section>
  );
}
