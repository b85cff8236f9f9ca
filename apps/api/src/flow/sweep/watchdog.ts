import type { Sql } from "@platform/db";
import type { Logger } from "pino";
import type { Hints } from "../../hints/index.ts";
import { repeat } from "../../repeat.ts";
import { bounded } from "../bounded.ts";

const LOOK_MS = 5_000;

/**
 * Turns silence into a handoff, whatever the reason. It runs in every process, so that a store's customers are
 * noticed even where no worker is alive.
 * @returns the function that stops it
 */
export function startWatchdog(deps: { sql: Sql; hints: Hints; log: Logger }): () => Promise<void> {
  return repeat(LOOK_MS, () => watchOnce(deps));
}

/**
 * One look: what nobody answered, and what did not leave (packages/db/functions/60_sweep.sql). Each by itself: one that
 * takes long must not keep the other from being seen.
 */
export async function watchOnce({ sql, hints, log }: { sql: Sql; hints: Hints; log: Logger }): Promise<void> {
  const look = async (statement: PromiseLike<{ found: number }[]>): Promise<number> => {
    try {
      const [row] = await bounded(statement);
      return row?.found ?? 0;
    } catch (error) {
      log.error({ err: error }, "The watchdog could not look");
      return 0;
    }
  };
  const [silent, stuck] = await Promise.all([
    look(sql<{ found: number }[]>`select notice_silence() as found`),
    look(sql<{ found: number }[]>`select notice_stuck_sends() as found`),
  ]);
  if (silent + stuck === 0) return;
  log.warn({ silent, stuck }, "Customers were left without an answer; their chats wait for a person");
  hints.publish("live");
}
