import type { CannedAnswer, CannedValues } from "@platform/contract";
import { expect, it } from "vitest";
import { fillAnswer, holesIn, unknownVariables } from "#lib/canned-variables.ts";
import { findAnswers } from "./canned.ts";

const values: CannedValues = {
  nombre: "Ana",
  nombre_completo: "Ana Paz",
  telefono: "+5491155501000",
  tienda: "Danza",
  web: null,
  yo: "Marta",
  pedido: null,
  seguimiento: null,
};
const answer = (shortcut: string, body: string): CannedAnswer => ({
  id: shortcut,
  tenantId: "1",
  shortcut,
  body,
  imageUrl: null,
  updatedAt: "2026-11-22T12:00:00Z",
  updatedBy: null,
});

it("fills in what is known, in the panel's languages, and leaves what isn't to be seen", () => {
  expect(fillAnswer("Hola {nombre}, soy {yo} de { Tienda }", values)).toBe("Hola Ana, soy Marta de Danza");
  expect(fillAnswer("Oi {nome}, aqui é {eu} da {loja}", values)).toBe("Oi Ana, aqui é Marta da Danza");
  const unknown = "Tu pedido {pedido} sale con {correo}";
  expect(fillAnswer(unknown, values)).toBe(unknown);
});

it("names each hole where it stands; braces without a name are text", () => {
  expect(holesIn("El {pedido} y el {correo}")).toEqual([
    { start: 3, end: 11, text: "{pedido}" },
    { start: 17, end: 25, text: "{correo}" },
  ]);
  expect(holesIn("{} {1} { } {a b}")).toEqual([]);
  expect(unknownVariables("{pedido} {correo}")).toEqual(["{correo}"]);
});

it("finds by the short name first, then by the words, accents forgiven", () => {
  const all = [
    answer("cambios", "Tenés 30 días"),
    answer("envio", "Llega en 3 días"),
    answer("dias", "Abrimos"),
  ];
  expect(findAnswers(all, "días").map(({ id }) => id)).toEqual(["dias", "cambios", "envio"]);
  expect(findAnswers(all, "env").map(({ id }) => id)).toEqual(["envio"]);
  expect(findAnswers(all, "")).toHaveLength(3);
});
