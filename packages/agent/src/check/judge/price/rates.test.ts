import { expect, it } from "vitest";
import { openPage } from "../../text/page.ts";
import { rateAt } from "./rates.ts";

/** Of what one the last amount of a text is the price, since the one before. */
function rateIn(text: string): [noun: string | null, size: number | undefined] | null {
  const amounts = [...text.matchAll(/\$ ?\d[\d.,]*\d/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const [amount, before = null] = amounts.reverse();
  const rate = amount === undefined ? null : rateAt(amount, openPage(text), { from: 0, before });
  return rate === null ? null : [rate.noun, rate.measure?.values[0]];
}

it.each([
  ["o sea $2.700 el kilo", ["kilo", 1_000]],
  ["te queda el kilo a $2.700", ["kilo", 1_000]],
  ["está $5.400/kg", ["kg", 1_000]],
  ["ou seja, R$ 44,50 cada 100 ml", ["ml", 100]],
  ["comes to $11,200 per kilo", ["kilo", 1_000]],
  ["a $750 cada uno", [null, undefined]],
  ["a $750 c/u", [null, undefined]],
  ["are $16 each", [null, undefined]],
  ["son $2.600 por porción", ["porcion", undefined]],
  ["cada sobrecito te queda en $1.200", ["sobrecito", undefined]],
  // Each amount has its own.
  ["$16.000 cada uno, y el par sale $32.000", null],
  ["a $750 cada uno ($18.000)", null],
  ["cada bandeja trae 24 y sale $18.000", null],
  ["la bolsa de 3 kilos sale $12.600", null],
])("%j is said for one of %j", (text, rate) => {
  expect(rateIn(text)).toEqual(rate);
});
