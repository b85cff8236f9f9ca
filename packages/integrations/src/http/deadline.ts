import { OutgoingRequestError } from "./errors.ts";

/** Bounds a request from its beginning to the last byte of its answer. */
export interface Deadline {
  signal: AbortSignal;
  /** Lets go of the timer and of the caller's signal: the platform's own ways keep both until the time is over. */
  end(): void;
}

/**
 * Ends after `ms`, and with the caller's own signal. A machine that stood still for longer has the answer and the end of
 * the time at once: what has come is read before anybody is told that nothing came.
 */
export function startDeadline(own: AbortSignal | null, ms: number): Deadline {
  const controller = new AbortController();
  const expire = (): void =>
    controller.abort(new OutgoingRequestError("timeout", "The operation was aborted due to timeout."));
  let afterReading: NodeJS.Immediate | undefined;
  const late = setTimeout(() => (afterReading = setImmediate(expire)), ms);
  late.unref();
  const onAbort = (): void => controller.abort(own?.reason);
  if (own?.aborted === true) onAbort();
  own?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      clearTimeout(late);
      clearImmediate(afterReading);
      own?.removeEventListener("abort", onAbort);
    },
  };
}
