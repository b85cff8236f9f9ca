import { isHeld } from "@platform/db";
import { isClosed, mayBeTakenLater } from "../judgeError.ts";
import { pause } from "../pause.ts";

/** A database that restarts is back within these. */
const WAITS_MS = [100, 500, 2_000, 5_000, 10_000];
const AGAIN_MS = 10_000;

interface Settling {
  /** This process ends: what waits is tried a last time, unless somebody still holds the row. */
  ending: AbortSignal;
  onRefused(error: unknown, tries: number): void;
}

/**
 * Stores how a request ended, as soon as the database takes it: until then that is known here alone, and a message whose
 * outcome got lost is sent again. A database that is full or only to be read, and a chat that somebody holds, may be so for
 * long: it is tried as long as this process lives.
 */
export async function settleSend<T>(
  store: (tries: number) => Promise<T>,
  { ending, onRefused }: Settling,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const isLast = ending.aborted;
    try {
      return await store(tries);
    } catch (error) {
      const wait = WAITS_MS[tries] ?? (mayBeTakenLater(error) ? AGAIN_MS : undefined);
      if (wait === undefined || isLast || isClosed(error)) throw error;
      onRefused(error, tries + 1);
      await pause(wait, ending);
      if (ending.aborted && isHeld(error)) throw error;
    }
  }
}
