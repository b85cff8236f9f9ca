import { expect, it } from "vitest";
import { checkWords, money } from "./words.ts";
import { numberWords } from "./ycloudWords.ts";

const number = { phoneNumber: "+5491100000000", wabaId: null, verifiedName: null, id: null };

it.each([
  ["CONNECTED", "GREEN", "TIER_2K", "conectado, calidad alta, hasta 2.000 clientes por día con plantillas"],
  [
    "FLAGGED",
    "YELLOW",
    "TIER_250",
    "observado por su calidad, calidad media, hasta 250 clientes por día con plantillas",
  ],
  [null, "RED", "TIER_UNLIMITED", "calidad baja, sin límite de clientes por día"],
  ["BANNED", null, "TIER_NEW", "BANNED, límite TIER_NEW"],
])(
  "says %s, %s and %s in words, and what it does not know as it came",
  (...[status, qualityRating, messagingLimit, words]) => {
    expect(numberWords(checkWords.es, { ...number, status, qualityRating, messagingLimit })).toBe(words);
  },
);

it("writes the balance as the store's other amounts", () => {
  expect(money(190.08, { currency: "USD", locale: "es-AR" })).toBe("US$ 190,08");
  expect(money(3, { currency: "EUR", locale: "es-AR" })).toBe("EUR 3,00");
});
