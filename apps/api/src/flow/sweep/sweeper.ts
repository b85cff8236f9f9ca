import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { bounded } from "../bounded.ts";

/** The floor under every hint; each is a transaction of its own (packages/db/functions/60_sweep.sql). */
const STEPS = [
  "expire_sends",
  "resolve_unknowns",
  "release_behind_unknown",
  "end_overrides",
  "end_idle_overrides",
  "remind_windows",
  "assign_waiting",
  "ring_reminders",
] as const;

export interface Sweeper {
  /** Begins each step that isn't under way; resolves when those have ended. */
  look(): Promise<void>;
  /** Resolves when no step is under way. */
  stop(): Promise<void>;
}

/**
 * Sets right what time alone changes: leases that ran out, sends of unknown fate, overrides that ended. A step that takes
 * long, for one store's row perhaps, holds up no other.
 */
export function createSweeper({ sql, log }: { sql: Sql; log: Logger }): Sweeper {
  const underWay = new Map<string, Promise<void>>();
  const begin = (step: string): Promise<void> => {
    const work = bounded(sql`select ${sql(step)}()`.simple())
      .then(
        () => undefined,
        (error: unknown) => log.error({ err: error, step }, "A step of the sweep failed"),
      )
      .finally(() => underWay.delete(step));
    underWay.set(step, work);
    return work;
  };
  const ended = async (works: Iterable<Promise<void>>): Promise<void> => {
    await Promise.all(works);
  };
  return {
    look: () => ended(STEPS.filter((step) => !underWay.has(step)).map(begin)),
    stop: () => ended(underWay.values()),
  };
}
