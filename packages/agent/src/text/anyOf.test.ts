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

test("bars in brackets part nothing, and what begins alike is looked for at the same places", () => {
  const either = anyOf([/\bno (?:hay|ha(?:ria|bra))|[|)(]x|\\|(?:^| )ya/, /\b(?:sin|sem) stock|\(nada/]);
  const found = ["y no habra", "sin stock", "tambien|x", "a\\b", "dale ya", "ya", "(nada"];
  const none = ["asi no ha", "x", "gano hay", "playa", "nada", "b|a", "casin stock"];
  expect([found, none].map((texts) => texts.map((text) => either.test(text)))).toEqual([
    found.map(() => true),
    none.map(() => false),
  ]);
});
