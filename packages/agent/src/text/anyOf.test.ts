import { expect, test } from "vitest";
import { anyOf } from "./anyOf.ts";

test("it is found wherever one of them is, and nowhere else", () => {
  const days = anyOf([/\blunes\b|\bmondays?\b/g, /\bmartes\b/]);
  expect(["el martes", "on monday", "el lunes", "lunesmartes"].map((text) => days.test(text))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("patterns that read letters in different ways can't be one", () => {
  expect(() => anyOf([/a/u, /b/i])).toThrow("different flags: u, i");
});
