export type Timed<T> = { kind: "done"; value: T } | { kind: "expired" } | { kind: "aborted" };

/**
 * Runs `work` for at most `ms`, and no longer than the outer signal allows. Work that ignores its
 * signal is left behind, so that a hanging port can't hold a turn. Errors of the work pass through.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, signal }: { ms: number; signal: AbortSignal },
): Promise<Timed<T>> {
  if (signal.aborted) return { kind: "aborted" };
  const controller = new AbortController();
  const { promise: cut, resolve: cutOff } = Promise.withResolvers<Timed<T>>();
  const onAbort = (): void => cutOff({ kind: "aborted" });
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => cutOff({ kind: "expired" }), ms);
  const running = work(controller.signal);
  // The late rejection of abandoned work has no reader any more.
  running.catch(() => undefined);
  try {
    return await Promise.race([cut, running.then((value): Timed<T> => ({ kind: "done", value }))]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    controller.abort();
  }
}
