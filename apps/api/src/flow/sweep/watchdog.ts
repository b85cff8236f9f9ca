import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { Hints } from "../../hints/index.ts";
import { repeat } from "../../repeat.ts";

const LOOK_MS = 5_000;

/**
 * Turns silence into a handoff, whatever the reason. It runs in every process, so that a store's customers are
 * noticed even where no worker is alive.
 * @returns the function that stops it
 */
export function startWatchdog(deps: { sql: Sql; hints: Hints; log: Logger }): () => Promise<void> {
  return repeat(LOOK_MS, () => watchOnce(deps));
}

/** One look: what nobody answered, and what did not leave (packages/db/functions/60_sweep.sql). */
export async function watchOnce({ sql, hints, log }: { sql: Sql; hints: Hints; log: Logger }): Promise<void> {
  try {
    const [found] = await sql<{ silent: number; stuck: number }[]>`
      select notice_silence() as silent, notice_stuck_sends() as stuck`;
    if (found === undefined || found.silent + found.stuck === 0) return;
    log.warn(found, "Customers were left without an answer; their chats wait for a person");
    hints.publish("live");
  } catch (error) {
    log.error({ err: error }, "The watchdog could not look");
  }
}
