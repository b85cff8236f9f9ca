import { expect, it } from "vitest";
import { withoutMarks } from "./withoutMarks.ts";

const asUnicodeSays = (text: string): string => text.normalize("NFD").replace(/\p{M}+/gu, "");

it("takes the marks from every Latin letter, and nothing from the rest", () => {
  expect(withoutMarks("¿Cuánto SALÉ la güera? ß ñandú Ç ª º µ")).toBe(
    "¿Cuanto SALE la guera? ß nandu C ª º µ",
  );
  for (let code = 0; code < 0x1_00; code += 1) {
    const letter = String.fromCharCode(code);
    expect(withoutMarks(`a${letter}é`)).toBe(asUnicodeSays(`a${letter}é`));
  }
});

it.each(["mañana 🩰 está", "e\u0301s una mañana", "Ştefan", "한국어 é", "𝒜é", "\ud83d é"])(
  "takes them from %s",
  (text) => {
    expect(withoutMarks(text)).toBe(asUnicodeSays(text));
  },
);
