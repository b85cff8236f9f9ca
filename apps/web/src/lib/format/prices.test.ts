import { expect, it } from "vitest";
import { splitByPrices } from "./prices.ts";

const prices = (text: string) => splitByPrices(text).filter((_, index) => index % 2 === 1);

it.each([
  ["Sí: $ 5.900 la media punta, $ 89.900,50 la otra", ["$ 5.900", "$ 89.900,50"]],
  ["US$ 12 o R$ 89,90", ["US$ 12", "R$ 89,90"]],
  ["$\u00a05.900, € 3, S/ 4, Bs 7 y ARS 100", ["$\u00a05.900,", "€ 3,", "S/ 4,", "Bs 7", "ARS 100"]],
])("a price and its sign are one piece: %s", (text, expected) => {
  expect(prices(text)).toEqual(expected);
});

it.each(["$5.900", "dos $ y 3 más", "$\n5", "talle 37", "USDT 5", "XARS 5"])(
  "%j has nothing to hold together",
  (text) => {
    expect(prices(text)).toEqual([]);
  },
);

it("loses nothing of the text, and a number without end can still be broken", () => {
  const text = `Sale $ 5.900.\n$ ${"9".repeat(4_000)} y $ 3`;
  expect(splitByPrices(text).join("")).toBe(text);
  expect(Math.max(...prices(text).map((piece) => piece.length))).toBeLessThan(20);
});
