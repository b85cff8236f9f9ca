import { repeat } from "../repeat.ts";
import { createByteBudget } from "./byteBudget.ts";
import { fetchPendingMedia, type MediaFetchDeps } from "./fetchPendingMedia.ts";
import { transcribePending, type TranscribeDeps } from "./transcribePending.ts";
import { discardUploads } from "./upload/discardUploads.ts";

export interface MediaWorker {
  /** A message with a file came in. */
  kick(): void;
  /** Gives what is on its way a moment to end, then gives it back. */
  stop(): Promise<void>;
}

const FLOOR_MS = 2_000;
const DISCARD_MS = 10 * 60_000;
const LANES = 6;
const GRACE_MS = 3_000;
/** Of files on their way; one more, of at most 25 MiB, may come on top. A small server has to bear it. */
const HELD_BYTES = 48 * 1024 * 1024;

/** Fetches files and hears voice notes while there are any, and looks again every two seconds, kicked or not. */
export function startMediaWorker(deps: Omit<MediaFetchDeps & TranscribeDeps, "budget">): MediaWorker {
  const ending = new AbortController();
  const own = { ...deps, budget: createByteBudget(HELD_BYTES), signal: ending.signal };
  const onTrouble = (error: unknown): void => deps.log.error({ err: error }, "Looking for files failed");
  const hearing = startLanes(async (onClaimed) => {
    const { done, failed, postponed } = await transcribePending(own, onClaimed);
    return done + failed + postponed > 0;
  }, onTrouble);
  const fetching = startLanes(async (onClaimed) => {
    const { stored, failed, postponed } = await fetchPendingMedia(own, onClaimed);
    if (stored > 0) hearing.kick();
    return stored + failed + postponed > 0;
  }, onTrouble);
  const kick = (): void => {
    fetching.kick();
    hearing.kick();
  };
  const floor = setInterval(kick, FLOOR_MS);
  const stopDiscarding = repeat(DISCARD_MS, () => discardUploads(own).then(() => undefined, onTrouble));
  return {
    kick,
    async stop() {
      clearInterval(floor);
      const giveUp = setTimeout(() => ending.abort(), GRACE_MS);
      await Promise.all([fetching.stop(), hearing.stop(), stopDiscarding()]);
      clearTimeout(giveUp);
    },
  };
}

/**
 * Works side by side, so that one file that hangs holds nobody up: whoever finds something to do lets
 * another one look, and looks again afterwards.
 */
function startLanes(
  work: (onClaimed: () => void) => Promise<boolean>,
  onTrouble: (error: unknown) => void,
): { kick(): void; stop(): Promise<void> } {
  const lanes = new Set<Promise<void>>();
  let looking = false;
  let again = false;
  let stopped = false;

  async function lane(): Promise<void> {
    for (let found = true; found && !stopped;) {
      looking = true;
      again = false;
      found = await work(() => {
        looking = false;
        kick();
      });
      if (!found) looking = false;
      // Kicked between the look and its answer.
      found ||= again;
    }
  }
  function kick(): void {
    if (looking) again = true;
    if (looking || stopped || lanes.size >= LANES) return;
    const running: Promise<void> = lane()
      .catch((error: unknown) => {
        looking = false;
        onTrouble(error);
      })
      .finally(() => lanes.delete(running));
    lanes.add(running);
  }
  return {
    kick,
    async stop() {
      stopped = true;
      while (lanes.size > 0) await Promise.all(lanes);
    },
  };
}
