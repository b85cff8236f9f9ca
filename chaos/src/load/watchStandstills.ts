/**
 * Less than the two seconds in which a server that ends tells whoever writes to it to go elsewhere: who stands still for
 * longer, with a request in hand, hears of it too late. Nothing but a standstill keeps a timer waiting for so long.
 */
const STANDSTILL_MS = 1_500;
const TICK_MS = 100;
/** Timers that came due meanwhile close connections that somebody just writes to, for a moment. */
const AFTERMATH_MS = 5_000;

export interface Standstills {
  /** Whether the whole machine stood still at that moment of `performance.now()`, since then, or just before. */
  touched(moment: number): boolean;
  stop(): void;
}

/** Notices that this process, and so most likely everything beside it, did not run for some seconds. */
export function watchStandstills(): Standstills {
  let last = performance.now();
  let ended = Number.NEGATIVE_INFINITY;
  const ticking = setInterval(() => {
    const now = performance.now();
    if (now - last >= STANDSTILL_MS) ended = now;
    last = now;
  }, TICK_MS);
  return { touched: (moment) => ended + AFTERMATH_MS >= moment, stop: () => clearInterval(ticking) };
}
