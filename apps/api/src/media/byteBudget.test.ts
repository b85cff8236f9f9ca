import { expect, test } from "vitest";
import { createByteBudget } from "./byteBudget.ts";

const settled = async (promise: Promise<void>): Promise<boolean> =>
  Promise.race([
    promise.then(() => true),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 20)),
  ]);

test("what doesn't fit waits until another lets go", async () => {
  const budget = createByteBudget(100);
  const [first, second] = [budget.open(), budget.open()];
  await first.grow(60);
  await second.grow(30);
  const more = second.grow(20);
  expect(await settled(more)).toBe(false);
  first.release();
  expect(await settled(more)).toBe(true);
});

test("the oldest never waits, so that two who hold half each don't wait for ever", async () => {
  const budget = createByteBudget(100);
  const [first, second] = [budget.open(), budget.open()];
  await first.grow(50);
  await second.grow(50);
  const stuck = second.grow(10);
  await first.grow(50);
  expect(await settled(stuck)).toBe(false);
  first.release();
  expect(await settled(stuck)).toBe(true);
});

test("what was given up while it waited holds nothing", async () => {
  const budget = createByteBudget(100);
  const [first, second, third] = [budget.open(), budget.open(), budget.open()];
  await first.grow(90);
  const waits = second.grow(50);
  second.release();
  second.release();
  expect(await settled(waits)).toBe(true);
  await third.grow(10);
  first.release();
  expect(await settled(third.grow(90))).toBe(true);
});
