import { expect, it } from "vitest";
import { countryChoices, zoneChoices } from "./places.ts";

const labelOf = (choices: { value: string; label: string }[], code: string) =>
  choices.filter(({ value }) => value === code).map(({ label }) => label);

it("countries go by their names in the reader's language, in its order", () => {
  expect(labelOf(countryChoices("es-AR", "AR"), "BR")).toEqual(["Brasil"]);
  expect(labelOf(countryChoices("en", "AR"), "BR")).toEqual(["Brazil"]);
  expect(labelOf(countryChoices("pt-BR", "AR"), "US")).toEqual(["Estados Unidos"]);
  const labels = countryChoices("es-AR", "AR").map(({ label }) => label);
  expect(labels.slice(0, 2)).toEqual(["Afganistán", "Albania"]);
  expect(new Set(labels).size).toBe(labels.length);
});

it("no union and no code of former times is a country", () => {
  const codes = countryChoices("es-AR", "AR").map(({ value }) => value);
  for (const code of ["EU", "UN", "ZZ", "SU", "DD", "UK", "YU", "XA"]) expect(codes).not.toContain(code);
  for (const code of ["AR", "BO", "BR", "CL", "CO", "MX", "PY", "PE", "UY", "US", "ES"])
    expect(codes).toContain(code);
});

it("a zone is a place and how far it is from Greenwich", () => {
  const zones = zoneChoices("es-AR", "America/Montevideo");
  expect(labelOf(zones, "America/Montevideo")).toEqual(["Montevideo (GMT-3)"]);
  expect(labelOf(zones, "Asia/Tokyo")).toEqual(["Tokyo (GMT+9)"]);
});

it("a zone with two names is there once, by the one that the store has", () => {
  for (const name of ["America/Argentina/Buenos_Aires", "America/Buenos_Aires"]) {
    const there = zoneChoices("es-AR", name).filter(({ label }) => label === "Buenos Aires (GMT-3)");
    expect(there.map(({ value }) => value)).toEqual([name]);
  }
});

it("what no list has stays as it is", () => {
  expect(labelOf(countryChoices("es-AR", "XX"), "XX")).toEqual(["XX"]);
  expect(labelOf(zoneChoices("es-AR", "Etc/GMT+3"), "Etc/GMT+3")).toEqual(["GMT+3 (GMT-3)"]);
  expect(labelOf(zoneChoices("es-AR", "Mars/Olympus"), "Mars/Olympus")).toEqual(["Mars/Olympus"]);
});
