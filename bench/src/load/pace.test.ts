import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { atSteadyRate, inTurns, inTurnsApart } from "./pace.ts";

it("no more than so many are under way at once, and each is done once", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const { times } = await inTurns([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(1);
    running -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(times).toHaveLength(7);
  expect(most).toBe(3);
});

it("begun apart, no more are under way than told, each is done once, and the last ones aren't counted", async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const items = Array.from({ length: 12 }, (_, index) => index);
  const { times, perSecond } = await inTurnsApart(items, { atOnce: 3, overMs: 6 }, async (item) => {
    running += 1;
    most = Math.max(most, running);
    // Those in the middle have all begun late enough, and the last two end when others are lacking.
    await sleep(item < 10 ? 4 : 40);
    running -= 1;
    done.push(item);
  });
  expect(done.toSorted((a, b) => a - b)).toEqual(items);
  expect(most).toBeLessThanOrEqual(3);
  expect(times.length).toBeLessThanOrEqual(10);
  expect(perSecond).toBeGreaterThan(0);
});

it("at a steady rate who waits behind a slow one is measured from when it was due", async () => {
  let first = Promise.resolve();
  const { times } = await atSteadyRate([0, 1], 1_000, async (item) => {
    if (item === 0) first = sleep(60).then(() => undefined);
    await first;
  });
  expect(Math.min(...times)).toBeGreaterThan(45);
});
