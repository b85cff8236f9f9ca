import { expect, it } from "vitest";
import { askAnewByTurns } from "./salesModel.ts";

it("every second question repeats one, and each of the others is asked for the first time", () => {
  const ask = askAnewByTurns("remera");
  const asked = Array.from({ length: 4_800 }, ask);
  expect(asked.filter((query) => query === "remera")).toHaveLength(2_400);
  const anew = asked.filter((query) => query !== "remera");
  expect(new Set(anew).size).toBe(anew.length);
  expect(anew.every((query) => /^remera \p{L}+ \p{L}+$/u.test(query))).toBe(true);
  expect(new Set(anew.map((query) => query.split(" ").toSorted().join(" "))).size).toBeGreaterThan(1_200);
});
