import { expect, it } from "vitest";
import { replaceToken, tokenBefore } from "./token.ts";

it("a slash opens the list at the beginning of a word alone: addresses and dates have slashes too", () => {
  expect(tokenBefore("/env", 4, "/")).toEqual({ start: 0, text: "env" });
  expect(tokenBefore("Hola /env", 9, "/")).toEqual({ start: 5, text: "env" });
  expect(tokenBefore("24/12", 5, "/")).toBeNull();
  expect(tokenBefore("https://tienda.com/", 19, "/")).toBeNull();
  expect(tokenBefore("/env ya", 7, "/")).toBeNull();
  expect(tokenBefore("/env", 2, "/")).toEqual({ start: 0, text: "e" });
  expect(tokenBefore("marta@tienda", 12, "@")).toBeNull();
});

it("what is chosen takes the token's place, and what stood around it stays", () => {
  const text = "Hola /env chau";
  expect(replaceToken(text, { start: 5, text: "env" }, "Enviamos hoy.")).toEqual({
    text: "Hola Enviamos hoy. chau",
    caret: 18,
  });
});
