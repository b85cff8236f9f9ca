import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import { repeat } from "../repeat.ts";
import { countDays } from "./countDays.ts";

const LOOK_MS = 15_000;

/**
 * Keeps what happened in each store by day, so that nobody who asks waits for a count of everything.
 * @returns the function that stops it
 */
export function startNumbers({ sql, log }: { sql: Sql; log: Logger }): () => Promise<void> {
  let stopped = false;
  const stop = repeat(LOOK_MS, async () => {
    try {
      while (!stopped && (await countDays(sql)));
    } catch (error) {
      log.error({ err: error }, "The stores' days could not be counted");
    }
  });
  return () => {
    stopped = true;
    return stop();
  };
}
