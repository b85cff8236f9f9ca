/** Calls `fire` after `ms`; the answer calls it off. */
export type Timer = (ms: number, fire: () => void) => () => void;

/**
 * Fires once what has come meanwhile has been read: a machine that stood still for longer has an answer and the end of
 * its time at once.
 */
export const realTimer: Timer = (ms, fire) => {
  let read: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => (read = setImmediate(fire)), ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(read);
  };
};

export type Timed<T> = { kind: "done"; value: T } | { kind: "expired" } | { kind: "aborted" };

/**
 * Runs `work` for at most `ms`, and no longer than the outer signal allows. Work that ignores its
 * signal is left behind, so that a hanging port can't hold a turn. Errors of the work pass through.
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { ms, signal, timer = realTimer }: { ms: number; signal: AbortSignal; timer?: Timer | undefined },
): Promise<Timed<T>> {
  if (signal.aborted) return { kind: "aborted" };
  const controller = new AbortController();
  const { promise: cut, resolve: cutOff } = Promise.withResolvers<Timed<T>>();
  const onAbort = (): void => cutOff({ kind: "aborted" });
  signal.addEventListener("abort", onAbort, { once: true });
  const running = work(controller.signal);
  // From the question on, not from what led to it: a replay knows when that was.
  const callOff = timer(ms, () => cutOff({ kind: "expired" }));
  // The late rejection of abandoned work has no reader any more.
  running.catch(() => undefined);
  try {
    const timed = await Promise.race([cut, running.then((value): Timed<T> => ({ kind: "done", value }))]);
    // What has ended needs no stopping, which would cost an error with its stack and a walk through all who listen.
    if (timed.kind !== "done") controller.abort();
    return timed;
  } finally {
    callOff();
    signal.removeEventListener("abort", onAbort);
  }
}
