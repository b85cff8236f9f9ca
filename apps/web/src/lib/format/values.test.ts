import { describe, expect, it, test } from "vitest";
import { isolated, language, cost, fileSize, initials, money, phoneNumber, shortName } from "./values.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

it("a name that is read from the right stays in its place in a sentence; any other is left alone", () => {
  expect(isolated("مريم")).toBe("\u2068مريم\u2069");
  expect(isolated("María")).toBe("María");
});

describe("values as the shop says them", () => {
  it("writes pesos without cents unless there are any", () => {
    expect(plain(money(89_900, { currency: "ARS", locale: "es-AR" }))).toBe("$ 89.900");
    expect(plain(money(89_900.5, { currency: "ARS", locale: "es-AR" }))).toBe("$ 89.900,50");
  });

  it("shows an unknown currency as it came", () => {
    expect(money(10, { currency: "no es", locale: "es-AR" })).toBe("no es\u00a010");
  });

  it.each(["es-AR", "pt-BR", "en"])(
    "leaves no line a place to end between the sign and the number: %s",
    (locale) => {
      for (const currency of ["ARS", "BRL", "USD", "CLP", "PEN", "no es"])
        expect(money(5_900, { currency, locale })).not.toContain(" 5");
      expect(cost(1.5, locale)).not.toContain(" ");
    },
  );

  it("writes what models cost, tiny amounts too", () => {
    expect(plain(cost(1.5, "es-AR"))).toBe("US$ 1,50");
    expect(plain(cost(0, "es-AR"))).toBe("US$ 0,00");
    expect(plain(cost(0.003142, "es-AR"))).toBe("US$ 0,0031");
  });

  it("takes the initials of the first and the last name, and a sign for a number", () => {
    expect(initials("Valentina Sosa")).toBe("VS");
    expect(initials("Ana María Peña 🌸")).toBe("AP");
    expect(initials("ñandú")).toBe("Ñ");
    expect(initials("🌸")).toBe("#");
    expect(initials("@bailarina.del.oeste")).toBe("B");
    expect(initials(null)).toBe("#");
  });

  it("groups Argentine and Brazilian numbers and leaves others alone", () => {
    expect(phoneNumber("+5491155501234")).toBe("+54 9 11 5550-1234");
    expect(phoneNumber("5493415550987")).toBe("+54 9 341 555-0987");
    expect(phoneNumber("+5511987654321")).toBe("+55 11 98765-4321");
    expect(phoneNumber("+12025550123")).toBe("+12025550123");
  });

  it("writes file sizes", () => {
    expect(fileSize(348_112, "es-AR")).toBe("348 kB");
    expect(fileSize(1_240_000, "es-AR")).toBe("1,2 MB");
  });
});

it("names the language of a template, and leaves what is none as it came", () => {
  expect(language("es_AR", "es-AR")).toBe("Español (Argentina)");
  expect(language("pt_BR", "en")).toBe("Brazilian Portuguese");
  expect(language("??", "es-AR")).toBe("??");
});

test.each([
  ["Marta Quiroga", "Marta Quiroga"],
  ["Maximiliano Rodríguez de la Fuente", "Maximiliano F."],
  ["Ana   María López 🌷🌷🌷🌷", "Ana 🌷."],
  ["turno-tarde@puntaycompas.example", "turno-tarde@pun…"],
])("%s is called %s beside the other tags of a row", (name, short) => {
  expect(shortName(name)).toBe(short);
});
