import { sqlState, type Sql } from "@platform/db";
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
 * One look: what nobody answered, and what did not leave (packages/db/functions/60_sweep.sql), and what a clock that was
 * wrong has put off (62_clock.sql). Each by itself: one that takes long must not keep the other from being seen.
 */
export async function watchOnce({ sql, hints, log }: { sql: Sql; hints: Hints; log: Logger }): Promise<void> {
  let readOnly = false;
  const look = async (statement: PromiseLike<{ found: number }[]>): Promise<number> => {
    try {
      const [row] = await bounded(statement);
      return row?.found ?? 0;
    } catch (error) {
      log.error({ err: error }, "The watchdog could not look");
      readOnly ||= sqlState(error) === "25006";
      return 0;
    }
  };
  const [silent, stuck] = await Promise.all([
    look(sql<{ found: number }[]>`select notice_silence() as found`),
    look(sql<{ found: number }[]>`select notice_stuck_sends() as found`),
    look(sql<{ found: number }[]>`select 0 as found from set_timers_right()`),
  ]);
  if (readOnly) await leaveServer(sql);
  if (silent + stuck === 0) return;
  log.warn({ silent, stuck }, "Customers were left without an answer; their chats wait for a person");
  hints.publish("live");
}

/**
 * Closes one of the connections to a server that stores nothing. By now its address may lead to another one, which only a new
 * connection finds: those that are in use would stay with the former for up to an hour.
 */
async function leaveServer(sql: Sql): Promise<void> {
  // Its own end is its answer.
  await bounded(sql`select pg_terminate_backend(pg_backend_pid())`).catch(() => undefined);
}
