import { expect, it } from "vitest";
import { cents } from "./money.ts";

it.each([
  ["98500.00", 9_850_000],
  ["0.1", 10],
  ["19.99", 1999],
  ["1.005", 101],
  [" 5000 ", 500_000],
  ["-12.30", -1230],
  [29.9, 2990],
  [0.07, 7],
  [40_000, 4_000_000],
  ["9999999999999.99", 999_999_999_999_999],
])("%s is %s cents", (value, expected) => {
  expect(cents(value)).toBe(expected);
});

it.each(["", "consultar", "1,50", "1e3", 1e21, Number.NaN, null, undefined, {}, "12345678901234"])(
  "%s is no amount",
  (value) => {
    expect(cents(value)).toBeNull();
  },
);
