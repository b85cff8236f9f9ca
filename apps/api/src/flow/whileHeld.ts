import { mayBeTakenLater } from "./judgeError.ts";

/** Somewhat more than a minute in all, most of it without a connection. */
const WAITS_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000];

/**
 * Does it again while somebody's open transaction holds a row that it needs, or the database stores nothing: what was worked
 * out must not be lost to a minute, and whoever waits for one store's row must not keep the connections that all stores'
 * customers need. Once the signal ends the waiting it is done a last time: a turn that a newer message overtook says so, and
 * the next one need not wait for its lease.
 */
export async function whileHeld<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      if (!mayBeTakenLater(error) || signal.aborted) throw error;
      await pause(wait, signal);
    }
  }
  return work();
}

/** So long, or until the signal comes; leaves nothing behind on either. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
