import { expect, it } from "vitest";
import { createRunFinder } from "./letters.ts";

it("finds a run of one of the texts, shifted and reversed too, and none that goes over the end of one", () => {
  const find = createRunFinder(["quiero un bolso", "paraguas de colores"], 8);
  expect(find("¡¡O un bolso!!")).toBe(true);
  expect(find("p vo cpmtp")).toBe(true);
  expect(find("oslob nuo")).toBe(true);
  expect(find("oslob oun")).toBe(false);
  // To the end of a text, and on as it reads backwards: no eight of these stand in either.
  expect(find("bolso slob")).toBe(false);
});
