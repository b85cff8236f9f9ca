import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseCases, STORES } from "./parseCases.ts";

const cases = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) =>
    parseCases(name.replace(".jsonl", ""), readFileSync(`${import.meta.dirname}/${name}`, "utf8")),
  );

it("there are many cases, as many true as false, each once, and a quarter of them held out", () => {
  const holding = cases.filter((each) => each.holds).length;
  const keys = new Set(cases.map((each) => JSON.stringify([each.store, each.customer, each.reply])));
  expect(cases.length).toBeGreaterThanOrEqual(800);
  expect(holding / cases.length).toBeCloseTo(0.5, 1);
  expect(keys.size).toBe(cases.length);
  expect([...new Set(cases.map((each) => each.store))].sort()).toEqual(Object.keys(STORES).sort());
  const heldOut = cases.filter((each) => each.heldOut);
  expect(heldOut.length / cases.length).toBeCloseTo(0.25, 1);
  expect(heldOut.filter((each) => each.holds).length / heldOut.length).toBeCloseTo(0.5, 1);
});
