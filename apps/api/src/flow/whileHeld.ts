import { isHeld } from "@platform/db";
import { isClosed, isUnavailable } from "./webhook/judgeError.ts";

/** Somewhat more than a minute in all, most of it without a connection. */
const WAITS_MS = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000];

/**
 * Does it again while somebody's open transaction holds a row that it needs, or the database stores nothing: what was worked
 * out must not be lost to a minute, and whoever waits for one store's row must not keep the connections that all stores'
 * customers need.
 */
export async function whileHeld<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      const passes = isHeld(error) || (isUnavailable(error) && !isClosed(error));
      if (!passes || signal.aborted) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
        signal.addEventListener("abort", resolve, { once: true });
      });
      if (signal.aborted) throw error;
    }
  }
  return work();
}
