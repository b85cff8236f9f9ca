import { expect, it } from "vitest";
import { plainCharacters } from "./plainCharacters.ts";

it.each([
  ["$ 39\u200B.900", "$ 39.900"],
  ["３９.９００", "39.900"],
  ["𝟯𝟵.𝟵𝟬𝟬", "39.900"],
  ["$ ٣٩٩٠٠", "$ 39900"],
  ["3️⃣9️⃣ mil", "39 mil"],
  ["1️⃣ Malla Aurora\n2️⃣ Bolso", "1. Malla Aurora\n2. Bolso"],
  ["³⁹.⁹⁰⁰", "39.900"],
  ["39'900", "39.900"],
  ["código B A I L A 2 0", "código BAILA20"],
])("%s is %s", (styled, plain) => {
  expect(plainCharacters(styled)).toBe(plain);
});

it.each(["👩‍👧 Hola", "talles S M L", "el N° 5", "5'10", "ñandú – café ½", "👍🏽"])("%s stays", (text) => {
  expect(plainCharacters(text)).toBe(text);
});
