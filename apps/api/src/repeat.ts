/**
 * Does something again and again, never twice at once; a look that takes long swallows the ones after it. The work
 * says itself what went wrong.
 * @returns the function that stops it, when what is under way has ended
 */
export function repeat(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work().finally(() => {
      running = null;
    });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
