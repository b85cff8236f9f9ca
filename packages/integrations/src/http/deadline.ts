import { OutgoingRequestError } from "./errors.ts";

/** Bounds a request from its beginning to the last byte of its answer. */
export interface Deadline {
  signal: AbortSignal;
  /** Lets go of the timer and of the caller's signal: the platform's own ways keep both until the time is over. */
  end(): void;
}

/**
 * Calls back after `ms`, once what has come meanwhile has been read: a machine that stood still for longer has an answer
 * and the end of its time at once.
 * @returns takes it back
 */
function afterReading(ms: number, expire: () => void): () => void {
  let read: NodeJS.Immediate | undefined;
  const late = setTimeout(() => (read = setImmediate(expire)), ms);
  late.unref();
  return () => {
    clearTimeout(late);
    clearImmediate(read);
  };
}

/** Ends after `ms`, and with the caller's own signal. */
export function startDeadline(own: AbortSignal | null, ms: number): Deadline {
  const controller = new AbortController();
  const takeBack = afterReading(ms, () =>
    controller.abort(new OutgoingRequestError("timeout", "The operation was aborted due to timeout.")),
  );
  const onAbort = (): void => controller.abort(own?.reason);
  if (own?.aborted === true) onAbort();
  own?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      takeBack();
      own?.removeEventListener("abort", onAbort);
    },
  };
}

/** As the platform's `AbortSignal.timeout`, which fires before an answer that came while the machine stood still is read. */
export function timeoutSignal(ms: number): AbortSignal {
  const controller = new AbortController();
  afterReading(ms, () =>
    controller.abort(new DOMException("The operation was aborted due to timeout.", "TimeoutError")),
  );
  return controller.signal;
}
