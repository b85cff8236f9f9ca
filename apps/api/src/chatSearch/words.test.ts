import { expect, test } from "vitest";
import { formsOf, endsOf } from "./numbers.ts";
import { readQuery } from "./query.ts";
import { beginningsOf, soundOf, wordsOf } from "./words.ts";

const finds = (query: string, text: string): boolean =>
  wordsOf(text).some((word) => readQuery(query)?.isMeant(word) === true);

test.each([
  ["sapatiya", "Zapatilla"],
  ["JIRAFA", "girafa"],
  ["vusco", "busco"],
  ["asucar", "azúcar"],
  ["karne", "carne"],
  ["ola", "hola"],
  ["kiero", "quiero"],
  ["envio", "ENVÍO"],
  ["envio", "envi\u0301o"],
])("%s is found as %s, as it sounds", (query, text) => {
  expect(finds(query, text)).toBe(true);
});

test.each([
  "zapatillas",
  "quiero",
  "chaqueta",
  "general",
  "cien",
  "enviar",
  "guerra",
  "calle",
  "lluvia",
  "shampoo",
])("%s is found while it is being written", (word) => {
  for (let length = 2; length <= word.length; length += 1) {
    const written = word.slice(0, length);
    expect(
      beginningsOf(written).some((key) => soundOf(word).startsWith(key)),
      written,
    ).toBe(true);
  }
});

test("words know where they stand in the text as it was written", () => {
  const text = "¡Hola! 👋🏽 ¿Tenés “medias”?";
  expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["Hola", "Tenés", "medias"]);
});

test.each([
  "11 5555-1234",
  "+54 9 11 5555 1234",
  "54 11 5555 1234",
  "(011) 15-5555-1234",
  "15 5555 1234",
  "5555.1234",
  "1155",
  "34",
])("a number is found by any part of it, in any notation: %s", (asked) => {
  const ends = ["5491155551234", "541155551234"].map(endsOf);
  for (const kept of ends) {
    const hit = formsOf(asked).some((form) => kept.some((end) => end.startsWith(form)));
    expect(hit).toBe(asked !== "34");
  }
});

test("a Brazilian number is found with and without its ninth digit", () => {
  for (const kept of ["5511987654321", "551187654321"])
    for (const asked of ["11 98765-4321", "11 8765-4321", "+55 11 98765 4321", "8765 4321"])
      expect(
        formsOf(asked).some((form) => endsOf(kept).some((end) => end.startsWith(form))),
        asked,
      ).toBe(true);
});

test.each(["", "  ", "?!", '""', "'", "h"])("nothing is asked for by %j", (text) => {
  expect(readQuery(text)).toBeNull();
});
