import { describe, expect, it } from "vitest";
import { consentWord } from "./consentWord.ts";

describe("a wish to get no more messages", () => {
  it.each([
    "BAJA",
    "baja",
    " Baja. ",
    "¡BAJA!",
    "baja 🙏",
    "STOP",
    "Sair",
    "PARAR",
    "Darme de baja",
    "BAJA por favor",
  ])("is %s", (text) => expect(consentWord(text)).toBe("out"));

  it.each(["ALTA", "alta!", "Start"])("is taken back by %s", (text) => expect(consentWord(text)).toBe("in"));

  it.each([
    "¿la baja de precio?",
    "Busco caña baja",
    "¿tienen bota baja?",
    "bajá el precio",
    "no pares",
    "quiero parar mañana por el local",
    "¿a qué hora van a sair?",
    "alta calidad",
    "",
    "🙂",
  ])("is not %s", (text) => expect(consentWord(text)).toBeNull());

  it("is not a file without words", () => expect(consentWord(null)).toBeNull());
});
