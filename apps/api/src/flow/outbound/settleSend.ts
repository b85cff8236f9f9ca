import { isClosed, mayBeTakenLater } from "../judgeError.ts";

/** A database that restarts is back within these. */
const WAITS_MS = [100, 500, 2_000, 5_000, 10_000];
const AGAIN_MS = 10_000;

/**
 * Stores how a request ended, as soon as the database takes it: until then that is known here alone, and a message whose
 * outcome got lost is sent again. A database that is full or only to be read, and a chat that somebody holds, may be so for
 * long: it is tried as long as this process lives.
 */
export async function settleSend<T>(
  store: () => Promise<T>,
  { isEnding, onRefused }: { isEnding: () => boolean; onRefused: (error: unknown) => void },
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await store();
    } catch (error) {
      const passing = mayBeTakenLater(error) && !isEnding();
      const wait = WAITS_MS[tries] ?? (passing ? AGAIN_MS : undefined);
      if (wait === undefined || isClosed(error)) throw error;
      onRefused(error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
