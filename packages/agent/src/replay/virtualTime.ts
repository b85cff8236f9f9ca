import type { Timer } from "../run/withDeadline.ts";

/** A clock that jumps from one event to the next, so that a run of a minute is replayed at once. */
export interface VirtualTime {
  timer: Timer;
  /** Calls `fire` at this instant of the run, in ms since it began. */
  at(ms: number, fire: () => void): () => void;
  /** The run stands at least here. */
  reach(ms: number): void;
  now(): number;
  /** Lets events happen in their order until the work has settled. Rejects where nothing is left to happen. */
  drive<T>(work: Promise<T>): Promise<T>;
}

interface Event {
  ms: number;
  fire: () => void;
}

export function createVirtualTime(): VirtualTime {
  let now = 0;
  const events: Event[] = [];
  const at = (ms: number, fire: () => void): (() => void) => {
    const event = { ms, fire };
    // Of events of one instant the first to be planned comes first.
    const place = events.findIndex((other) => other.ms > ms);
    events.splice(place === -1 ? events.length : place, 0, event);
    return () => {
      const index = events.indexOf(event);
      if (index !== -1) events.splice(index, 1);
    };
  };
  return {
    at,
    timer: (ms, fire) => at(now + ms, fire),
    reach: (ms) => void (now = Math.max(now, ms)),
    now: () => now,
    async drive(work) {
      let settled = false;
      const settle = (): void => void (settled = true);
      work.then(settle, settle);
      for (;;) {
        // Everything that needs no event happens before the next one.
        await new Promise((resolve) => setTimeout(resolve, 0));
        if (settled) return await work;
        const next = events.shift();
        if (next === undefined) throw new Error("The run waits for something that the trace doesn't have");
        now = Math.max(now, next.ms);
        next.fire();
      }
    },
  };
}
