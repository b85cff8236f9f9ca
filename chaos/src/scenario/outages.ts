import type { Random } from "./random.ts";

export type OutageKind =
  | "kill web"
  | "kill worker"
  | "restart database at once"
  | "restart database fast"
  | "kill database"
  | "hang database"
  | "close database"
  | "flush Redis"
  | "kill Redis"
  | "pause Redis"
  | "pause web"
  | "pause worker";

export interface Outage {
  /** Milliseconds since the start. */
  at: number;
  kind: OutageKind;
  /** Which of the processes of its kind. */
  target: number;
  /** How long it stays down, stopped or hanging, in milliseconds. */
  forMs: number;
}

interface Rate {
  kind: OutageKind;
  perMinute: number;
  forMs: [min: number, max: number];
}

const RATES: Rate[] = [
  { kind: "kill web", perMinute: 2, forMs: [100, 3_000] },
  { kind: "kill worker", perMinute: 2.6, forMs: [100, 4_000] },
  { kind: "restart database at once", perMinute: 1, forMs: [0, 2_000] },
  { kind: "restart database fast", perMinute: 0.9, forMs: [0, 2_000] },
  { kind: "kill database", perMinute: 0.4, forMs: [0, 1_000] },
  { kind: "hang database", perMinute: 0.4, forMs: [1_000, 7_000] },
  // Up to beyond a send's first tries to store its outcome, and a turn's lease.
  { kind: "close database", perMinute: 0.4, forMs: [1_000, 40_000] },
  { kind: "flush Redis", perMinute: 1, forMs: [0, 0] },
  { kind: "kill Redis", perMinute: 0.6, forMs: [500, 4_000] },
  { kind: "pause Redis", perMinute: 0.3, forMs: [1_000, 6_000] },
  { kind: "pause web", perMinute: 0.6, forMs: [1_000, 8_000] },
  // Up to beyond every lease: the work is somebody else's when the process wakes up.
  { kind: "pause worker", perMinute: 0.8, forMs: [1_000, 55_000] },
];

/** What breaks when. Longer than the run nothing stays broken. */
export function planOutages(durationMs: number, random: Random, withRedis: boolean): Outage[] {
  const outages = RATES.filter(({ kind }) => withRedis || !kind.endsWith("Redis")).flatMap((rate) => {
    const expected = (rate.perMinute * durationMs) / 60_000;
    const count = Math.floor(expected) + (random.chance(expected % 1) ? 1 : 0);
    return Array.from({ length: count }, (_, index): Outage => {
      // One per stretch, anywhere in it: spread over the run, yet not regular.
      const at = ((index + random.next()) / count) * durationMs;
      const forMs = Math.min(random.between(...rate.forMs), durationMs / 4);
      return { at, kind: rate.kind, target: random.whole(0, 1), forMs };
    });
  });
  return outages.toSorted((a, b) => a.at - b.at);
}
