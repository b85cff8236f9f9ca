import { expect, it } from "vitest";
import { centsOf, moneyText } from "./money-text.ts";

it.each([
  ["12.500", 1_250_000],
  ["$ 12.500", 1_250_000],
  ["1.234,56", 123_456],
  ["1,234.56", 123_456],
  ["1234.5", 123_450],
  ["60000", 6_000_000],
  ["1.000.000", 100_000_000],
  ["R$ 89,90", 8_990],
  ["0", 0],
  ["", null],
  ["  ", null],
  ["gratis", Number.NaN],
  ["12.50.0", Number.NaN],
  ["-5", Number.NaN],
  ["1.2345", Number.NaN],
])("%s is %s cents", (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});

it.each([0, 50, 8_990, 1_250_000, 123_456, 100_000_000])(
  "%i cents are typed back as they were shown",
  (cents) => {
    expect(centsOf(moneyText(cents))).toBe(cents);
  },
);
