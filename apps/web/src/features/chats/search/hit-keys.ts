import type { KeyboardEvent } from "react";

/** Marks what the arrow keys walk through. */
export const hitMark = { "data-hit": "" } as const;

/** From the search box the arrow goes to what was found, there from one to the next, and upwards back to the box. */
export function walkHits(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const hits = [...document.querySelectorAll<HTMLElement>("[data-hit]")];
  const present = hits.findIndex((hit) => hit === document.activeElement);
  const next =
    hits[present + step] ?? (step < 0 ? document.querySelector<HTMLElement>("[data-hit-box]") : null);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
