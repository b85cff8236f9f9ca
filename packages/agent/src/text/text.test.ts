import { describe, expect, it } from "vitest";
import { cutAtSentence, fitText } from "./cutAtSentence.ts";
import { fingerprint } from "./fingerprint.ts";
import { wordStems } from "./foldText.ts";
import { localeOf } from "./locale.ts";
import { amountsIn, formatMoney } from "./money.ts";

describe("money is written as the country writes it", () => {
  it.each([
    [8_990_000, "ARS", "AR", "$ 89.900"],
    [8_990_050, "ARS", "AR", "$ 89.900,50"],
    [8_990_005, "ARS", "AR", "$ 89.900,05"],
    [123_456_789_00, "ARS", "AR", "$ 123.456.789"],
    [99_900, "ARS", "AR", "$ 999"],
    [8_990, "BRL", "BR", "R$ 89,90"],
    [9_000, "BRL", "BR", "R$ 90,00"],
    [123_456_789, "BRL", "BR", "R$ 1.234.567,89"],
    [108_990, "MXN", "MX", "$ 1,089.90"],
    [108_900, "MXN", "MX", "$ 1,089"],
    [1_299_000, "CLP", "CL", "$ 12.990"],
    [8_990_000, "COP", "CO", "$ 89.900"],
    [129_050, "UYU", "UY", "$ 1.290,50"],
    [8_990, "PEN", "PE", "S/ 89.90"],
    [15_000_000, "PYG", "PY", "₲ 150.000"],
    [5_000, "USD", "AR", "US$ 50"],
    [5_000, "USD", "EC", "$ 50"],
    [0, "ARS", "AR", "$ 0"],
  ])("%i cents of %s in %s are %s", (...[cents, currency, country, text]) => {
    expect(formatMoney(cents, { currency, country })).toBe(text);
  });

  it("is read back from a text in any notation, sizes and order numbers are not", () => {
    expect([
      ...amountsIn("Sale $89.900, antes $ 99.900,50 o R$ 1.234,5; talle 38, pedido #1052, 15 pesos, 12.500"),
    ]).toEqual([8_990_000, 9_990_050, 123_450, 1_500, 1_250_000]);
  });
});

describe("a text that was cut", () => {
  it.each([
    ["Tenemos dos modelos. El primero cuesta $ 89.900 y el segu", "Tenemos dos modelos."],
    ["¿Buscás algo? Te muestro:\nUno\nDo", "¿Buscás algo? Te muestro:\nUno"],
    ["Todo completo.", "Todo completo."],
    ["sin ninguna oración termin", "sin ninguna oración…"],
    ["Precio $ 1.500 final y sig", "Precio $ 1.500 final y…"],
  ])("%j ends as %j", (text, expected) => {
    expect(cutAtSentence(text)).toBe(expected);
  });

  it("fits into its limit", () => {
    const cut = fitText("palabra ".repeat(200), 100);
    expect(cut.length).toBeLessThanOrEqual(100);
    expect(cut.endsWith("…")).toBe(true);
    expect(fitText("ya entra, sin punto", 100)).toBe("ya entra, sin punto");
  });
});

it("plurals and accents of one word meet", () => {
  expect(wordStems("Pantalones, TUTÚS y trajes")).toEqual(wordStems("pantalon tutu y traje"));
});

describe("a country decides language, register and currency", () => {
  it.each([
    ["AR", "es-AR", "vos", "ARS"],
    ["UY", "es-UY", "vos", "UYU"],
    ["br", "pt-BR", "voce", "BRL"],
    ["MX", "es-MX", "tu", "MXN"],
    ["CO", "es-CO", "tu", "COP"],
    ["CL", "es-CL", "tu", "CLP"],
    ["PE", "es-PE", "tu", "PEN"],
    ["US", "en-US", "you", "USD"],
    ["", "es-AR", "vos", "ARS"],
    ["Argentina", "es-AR", "vos", "ARS"],
  ])("%j: %s, %s, %s", (...[country, tag, register, currency]) => {
    expect(localeOf(country)).toEqual({ language: tag.slice(0, 2), tag, register, currency });
  });

  it("unless the store's main language is another", () => {
    expect(localeOf("BR", "es")).toMatchObject({
      language: "es",
      register: "tu",
      tag: "es-BR",
      currency: "BRL",
    });
    expect(localeOf("AR", "pt_BR")).toMatchObject({ language: "pt", register: "voce", currency: "ARS" });
    expect(localeOf("AR", "fr")).toMatchObject({ language: "es" });
  });
});

it("equal texts have equal fingerprints, and one letter changes them", () => {
  expect(fingerprint("abc")).toBe(fingerprint("abc"));
  expect(fingerprint("abc")).not.toBe(fingerprint("abd"));
});

it("what was named in earlier versions keeps its fingerprint, whatever it is cut into", () => {
  expect(fingerprint("¿Cuánto sale? 😀…")).toBe("0xfwjewpfm3");
  const long = `${"x".repeat(8_191)}${"😀".repeat(10)}`;
  expect(fingerprint(long)).toBe("1e56edk8uu4");
  for (const at of [1, 8_190, 8_192, 8_195])
    expect(fingerprint(long.slice(0, at), "", long.slice(at))).toBe("1e56edk8uu4");
});
