export interface OneAtATime {
  /** Begins the work, unless it is under way. */
  start(): void;
  /** Resolves when what is under way has ended. */
  ended(): Promise<void>;
}

/** Never twice at once: a look that takes long swallows those that are asked for meanwhile. It says itself what went wrong. */
export function oneAtATime(work: () => Promise<void>): OneAtATime {
  let running: Promise<void> | null = null;
  return {
    start: () => {
      running ??= work().finally(() => {
        running = null;
      });
    },
    ended: async () => {
      await running;
    },
  };
}

/**
 * Does something again and again, never twice at once.
 * @returns the function that stops it, when what is under way has ended
 */
export function repeat(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  const { start, ended } = oneAtATime(work);
  const timer = setInterval(start, everyMs);
  return async () => {
    clearInterval(timer);
    await ended();
  };
}
