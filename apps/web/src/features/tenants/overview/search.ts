import type { OverviewSort } from "@platform/contract";

/** The columns of the table of stores, each of which can order it. */
export const columns = [
  "name",
  "health",
  "unanswered",
  "deadLetters",
  "cost",
  "lastWebhook",
  "lastReply",
] as const satisfies readonly OverviewSort[];

/** What of the table stands in its address; without it, what needs somebody first. */
export interface OverviewSearch {
  q?: string;
  orden?: OverviewSort;
  reves?: true;
}

export function parseOverviewSearch(raw: Record<string, unknown>): OverviewSearch {
  const sort = columns.find((known) => known === raw["orden"]);
  const q =
    typeof raw["q"] === "string" || typeof raw["q"] === "number" ? String(raw["q"]).slice(0, 100) : "";
  return {
    ...(q && { q }),
    ...(sort && sort !== "health" && { orden: sort }),
    ...(raw["reves"] === true && { reves: true as const }),
  };
}
