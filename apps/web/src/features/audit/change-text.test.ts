import { expect, it } from "vitest";
import { changeLines } from "./change-text.ts";

const names: Record<string, string> = { mode: "Modo", topics: "Temas", name: "Nombre", mon: "lunes" };
const linesOf = (changes: Record<string, unknown>, made = false) =>
  changeLines(
    changes,
    {
      field: (name) => names[name] ?? null,
      value: (field, word) => (field === "mode" && word === "off" ? "Apagado" : null),
      yesNo: (yes) => (yes ? "sí" : "no"),
      number: (value) => value.toLocaleString("es-AR"),
      minutes: (value) => `${value / 60} h`,
      moment: (instant) => `en ${instant}`,
      day: (day) => `el ${day}`,
    },
    made,
  ).map(({ field, text }) => `${field}: ${text}`);

it("says fields and what they hold in the reader's words, and the rest as it is written down", () => {
  expect(linesOf({ mode: { before: "always", after: "off" }, paused: true, nuevo: "así" })).toEqual([
    "Modo: always → Apagado",
    "paused: sí",
    "nuevo: así",
  ]);
});

it("how long a chat was taken for is said as people say it", () => {
  expect(linesOf({ minutes: 240 })).toEqual(["minutes: 4 h"]);
});

it("nothing is a dash, whichever way it was left empty", () => {
  expect(linesOf({ a: null, b: "", c: [], d: {}, e: { before: undefined, after: null } })).toEqual([
    "a: —",
    "b: —",
    "c: —",
    "d: —",
    "e: — → —",
  ]);
});

it("what something new was made without is not said", () => {
  expect(linesOf({ name: "Talles", signal: null, examples: [], paused: false }, true)).toEqual([
    "Nombre: Talles",
    "paused: no",
  ]);
});

it("ids say nothing: alone they are left out, within something as well", () => {
  const id = "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
  expect(
    linesOf({
      trial: id,
      topics: [
        { id, name: "Mayorista" },
        { id, name: "Feriados" },
      ],
    }),
  ).toEqual(["Temas: Nombre: Mayorista; Nombre: Feriados"]);
});

it("hours are read in one piece, days as days, and money in whole units", () => {
  expect(
    linesOf({
      hours: {
        mon: [
          { from: "09:00", to: "13:00" },
          { from: "16:00", to: "20:00" },
        ],
      },
    }),
  ).toEqual(["hours: lunes: 09:00–13:00, 16:00–20:00"]);
  expect(linesOf({ until: "2026-12-24", costCents: 250_050, expiresAt: "2026-12-24T03:00:00Z" })).toEqual([
    "until: el 2026-12-24",
    "costCents: 2.500,5",
    "expiresAt: en 2026-12-24T03:00:00Z",
  ]);
});

it("words that look like nothing of ours stay as somebody wrote them", () => {
  expect(linesOf({ text: "2026-13-45 no es un día", mode: "constructor" })).toEqual([
    "text: 2026-13-45 no es un día",
    "Modo: constructor",
  ]);
});
