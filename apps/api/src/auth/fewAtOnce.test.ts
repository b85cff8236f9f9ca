import { setImmediate as later } from "node:timers/promises";
import { expect, it } from "vitest";
import { fewAtOnce } from "./fewAtOnce.ts";

it("lets two be under way, the others in their order, and goes on where one fails", async () => {
  const take = fewAtOnce(2);
  const begun: number[] = [];
  let underWay = 0;
  let most = 0;
  const work = (number: number) => async (): Promise<number> => {
    begun.push(number);
    most = Math.max(most, ++underWay);
    await later();
    underWay -= 1;
    if (number === 1) throw new Error("broken");
    return number;
  };
  const ends = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => take(work(number))));
  expect(ends.map(({ status }) => status === "fulfilled")).toEqual([true, false, true, true, true]);
  expect([begun, most]).toEqual([[0, 1, 2, 3, 4], 2]);
  expect(await take(work(5))).toBe(5);
});
