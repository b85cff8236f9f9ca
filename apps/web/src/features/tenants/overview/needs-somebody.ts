import type { OverviewRow } from "@platform/contract";

/** Whether there is anything to do in a store: it is not well, customers or messages wait, or its money runs out. */
export function needsSomebody(store: OverviewRow): boolean {
  return store.health !== "ok" || store.unanswered > 0 || store.deadLetters > 0 || store.spend.level !== "ok";
}
