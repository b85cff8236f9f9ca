import { expect, it } from "vitest";
import { splitByVariables, unknownVariables } from "./variables.ts";

const known = ["STORE_NAME", "NOW"];

it("finds the words in braces that get no value, as the agent reads them", () => {
  expect(unknownVariables("Hola {STORE_NAME} {PRECIO} {precio} {PRECIO} { NOW } {2} {}", known)).toEqual([
    "PRECIO",
    "precio",
  ]);
});

it("cuts a text without losing a character", () => {
  const text = "{NOW}\nHola {X}, {a-b} y {STORE_NAME}{NOW}.";
  const runs = splitByVariables(text);
  expect(runs.map((run) => run.text).join("")).toBe(text);
  expect(runs.filter(({ name }) => name !== null).map(({ name }) => name)).toEqual([
    "NOW",
    "X",
    "STORE_NAME",
    "NOW",
  ]);
  expect(splitByVariables("")).toEqual([]);
});
