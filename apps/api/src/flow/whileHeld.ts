import { mayBeTakenLater } from "./judgeError.ts";
import { pause } from "./pause.ts";

/** Somewhat more than a minute in all, most of it without a connection. */
const WAITS_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000];

/**
 * Does it again while somebody's open transaction holds a row that it needs, or the database stores nothing: what was worked
 * out must not be lost to a minute, and whoever waits for one store's row must not keep the connections that all stores'
 * customers need. Once the signal ends the waiting it is done a last time: a turn that a newer message overtook says so, and
 * the next one need not wait for its lease.
 */
export async function whileHeld<T>(work: (tries: number) => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const [tries, wait] of WAITS_MS.entries()) {
    try {
      return await work(tries);
    } catch (error) {
      if (!mayBeTakenLater(error) || signal.aborted) throw error;
      await pause(wait, signal);
    }
  }
  return work(WAITS_MS.length);
}
