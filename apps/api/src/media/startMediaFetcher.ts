import { fetchPendingMedia, type MediaFetchDeps } from "./fetchPendingMedia.ts";

export interface MediaFetcher {
  /** A message with a file came in. */
  kick(): void;
  /** Waits for the files on their way. */
  stop(): Promise<void>;
}

const FLOOR_MS = 2_000;

/** Fetches files while there are any, and looks again every two seconds, whether kicked or not. */
export function startMediaFetcher(deps: MediaFetchDeps): MediaFetcher {
  let running: Promise<void> | null = null;
  let wanted = false;
  let stopped = false;

  async function fetchAll(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false;
      const { stored, failed, postponed } = await fetchPendingMedia(deps);
      if (stored + failed + postponed > 0) wanted = true;
    }
  }
  function kick(): void {
    wanted = true;
    if (stopped || running !== null) return;
    running = fetchAll()
      .catch((error: unknown) => deps.log.error({ err: error }, "Looking for files to fetch failed"))
      .finally(() => {
        running = null;
      });
  }
  const floor = setInterval(kick, FLOOR_MS);
  return {
    kick,
    async stop() {
      stopped = true;
      clearInterval(floor);
      await running;
    },
  };
}
