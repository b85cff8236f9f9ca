import type { Sql } from "@platform/db";
import { pause } from "./until.ts";

/** What counts of a gap between two ticks: more than a busy machine takes, far less than one that stands still. */
const TICK_MS = 20;
const AT_MOST_MS = 500;

/**
 * How many milliseconds have passed since, as this process and the database lived them: while the machine stands still
 * nobody gets anywhere, the product included, and what fell due meanwhile is done afterwards. Bounds are held to this.
 */
export function awakeSince(sql?: Sql): () => number {
  let awake = 0;
  let last = performance.now();
  let watching = true;
  const count = (): void => {
    const now = performance.now();
    awake += Math.min(now - last, AT_MOST_MS);
    last = now;
  };
  const watch = async (): Promise<void> => {
    while (watching) {
      await pause(TICK_MS);
      if (sql !== undefined) await sql`select 1`;
      count();
    }
  };
  void watch().catch(() => undefined);
  return () => {
    watching = false;
    count();
    return awake;
  };
}
