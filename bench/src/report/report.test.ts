import { expect, it } from "vitest";
import { alternate, toRows } from "../alternate.ts";
import { judge } from "./judge.ts";
import { quantile, summarise } from "./statistics.ts";
import { toTables } from "./tables.ts";

it("a quantile lies between its neighbours in proportion, whatever the order", () => {
  expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([5], 0.99)).toBe(5);
  expect(quantile([0, 100], 0.99)).toBe(99);
  expect(quantile([], 0.5)).toBeNaN();
});

it("one slow round moves the maximum, not the median", () => {
  expect(summarise([10, 11, 900])).toEqual({ median: 11, min: 10, max: 900 });
});

it("contenders take turns, each round begins with another one, and the warm-up isn't counted", async () => {
  const order: string[] = [];
  const contender = (name: string) => ({
    name,
    measure: () => Promise.resolve({ place: order.push(name) }),
  });
  const rows = await alternate([contender("a"), contender("b")], { rounds: 2, tell: () => undefined });
  expect(order.join("")).toBe("abbaab");
  expect(rows.map(({ who, values }) => [who, values])).toEqual([
    ["a", [4, 5]],
    ["b", [3, 6]],
  ]);
});

it("a goal is judged by medians, against the limit of the same run where it names one", () => {
  const rows = [
    ...toRows("limit", [{ rate: 100 }, { rate: 200 }, { rate: 300 }]),
    ...toRows("product", [{ rate: 120 }]),
  ];
  const own = { who: "product", figure: "rate" };
  const of = { who: "limit", figure: "rate" };
  expect(
    judge(rows, [
      { text: "half", ...own, of, atLeast: 0.5 },
      { text: "all", ...own, of, atLeast: 1 },
      { text: "few", ...own, atMost: 100 },
      { text: "as it is", ...own, of },
      { text: "of nobody", ...own, of: { who: "absent", figure: "rate" }, atLeast: 1 },
    ]),
  ).toEqual([
    { text: "half", value: 0.6, reached: true },
    { text: "all", value: 0.6, reached: false },
    { text: "few", value: 120, reached: false },
    { text: "as it is", value: 0.6, reached: null },
    { text: "of nobody", value: null, reached: null },
  ]);
});

it("the table says what was missed and what could not be measured", () => {
  const lines = toTables({
    name: "ingest",
    title: "webhooks",
    rows: toRows("product", [{ "per second": 2345.6, "ms p99": 0.1234 }]),
    goals: [
      { text: "fast", value: 0.5, reached: false },
      { text: "faster", value: null, reached: null },
    ],
    notes: [],
  });
  expect(lines).toContain("| product | per second | 2346 | 2346 | 2346 |");
  expect(lines).toContain("| product | ms p99 | 0.123 | 0.123 | 0.123 |");
  expect(lines).toContain("| fast | 0.500 | missed |");
  expect(lines).toContain("| faster |  | not measured here |");
});
