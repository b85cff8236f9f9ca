import type { When } from "../script/scene.ts";
import { chanceOf } from "./ids.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Argentina keeps one offset all year. */
const STORE_OFFSET = -3 * 60 * MINUTE;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The next line happens then, never before the line that came last. */
  jump(when: When): void;
  /** Lets so many seconds pass, between `least` and `most`; answers the moment. */
  pass(least: number, most: number): number;
}

/** A scene's own time, which only moves forward. */
export function createClock({ now, name }: { now: number; name: string }): Clock {
  const chance = chanceOf(name);
  let at = now - 30 * DAY;
  let jumped = false;
  return {
    now: () => at,
    jump(when) {
      const moment = momentOf(when, { now, sunday: chance() < 0.3 });
      // Two talks on one day: the second waits for the first.
      at = moment > at ? moment : at + 45 * MINUTE;
      jumped = true;
    },
    pass(least, most) {
      if (jumped) jumped = false;
      else at += Math.round((least + chance() * (most - least)) * 1000);
      return at;
    },
  };
}

function momentOf(when: When, { now, sunday }: { now: number; sunday: boolean }): number {
  if ("minutesAgo" in when) return now - when.minutesAgo * MINUTE;
  const [hours = 0, minutes = 0] = when.time.split(":").map(Number);
  const onDay = (daysAgo: number): number => {
    const midnight = Math.floor((now + STORE_OFFSET - daysAgo * DAY) / DAY) * DAY;
    return midnight - STORE_OFFSET + (hours * 60 + minutes) * MINUTE;
  };
  const moment = onDay(when.daysAgo);
  // The shop is closed on Sundays, and few people write then.
  const isSunday = new Date(moment + STORE_OFFSET).getUTCDay() === 0;
  return isSunday && !sunday ? onDay(when.daysAgo + 1) : moment;
}

/** `2026-11-21`, the store's day. */
export function storeDay(ms: number): string {
  return new Date(ms + STORE_OFFSET).toISOString().slice(0, 10);
}
