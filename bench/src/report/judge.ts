import type { Goal, JudgedGoal, Row } from "../bench.ts";

/** Compares medians with the goals. A goal is missed in the table, never by failing: machines differ. */
export function judge(rows: Row[], goals: Goal[]): JudgedGoal[] {
  const median = (who: string, figure: string): number | null =>
    rows.find((row) => row.who === who && row.figure === figure)?.median ?? null;
  return goals.map(({ text, who, figure, of, atLeast, atMost }) => {
    const own = median(who, figure);
    const limit = of === undefined ? 1 : median(of.who, of.figure);
    if (own === null || limit === null || Number.isNaN(own)) return { text, value: null, reached: null };
    const value = own / limit;
    if (atLeast === undefined && atMost === undefined) return { text, value, reached: null };
    const reached =
      value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
    return { text, value, reached };
  });
}
