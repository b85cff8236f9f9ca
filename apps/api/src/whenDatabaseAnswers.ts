import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { isDatabaseAway } from "./domain/errors.ts";

/** Servers are often started together, and a database that was cut off goes through its log first. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 1_000;

/**
 * Does what a start needs of the database. While that is away or stands still it says so and tries again, for two minutes;
 * what else is wrong, a password say, ends the start at once.
 * @param signal the process is to end: it waits no longer
 */
export async function whenDatabaseAnswers<T>(
  work: () => Promise<T>,
  { log, signal }: { log: Pick<Logger, "warn">; signal: AbortSignal | undefined },
): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error) || performance.now() > end) throw error;
      log.warn({ err: error }, "The database doesn't answer yet; it is asked again");
      await sleep(PAUSE_MS, undefined, signal === undefined ? {} : { signal });
    }
  }
}
