import { expect, it } from "vitest";
import { waitBefore } from "./waitBefore.ts";

const SECOND = 1_000;

it("what the provider asks for is waited, and where it says nothing twice as long each time", () => {
  expect(waitBefore(1, 30 * SECOND)).toBeGreaterThanOrEqual(30 * SECOND);
  expect(waitBefore(3, 3_600 * SECOND)).toBeGreaterThanOrEqual(3_600 * SECOND);
  expect(waitBefore(1, null)).toBeGreaterThanOrEqual(SECOND);
  expect(waitBefore(20, null)).toBeGreaterThanOrEqual(60 * SECOND);
});

it("one that says 'at once' and refuses again, with a date that has passed say, is not asked as fast as it answers", () => {
  expect(waitBefore(1, 0)).toBe(0);
  expect(waitBefore(2, 0)).toBeGreaterThanOrEqual(SECOND);
  expect(waitBefore(8, 0)).toBeGreaterThanOrEqual(60 * SECOND);
});
