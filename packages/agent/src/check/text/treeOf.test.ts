import { expect, it } from "vitest";
import { treeOf } from "./treeOf.ts";

it("finds each of the words, the longest that fits first", () => {
  const words = ["cien", "ciento", "cientos", "cem", "cento", "mil", "un", "uno", "una"];
  const pattern = new RegExp(treeOf(words), "gu");
  for (const word of words) expect(word.match(pattern)).toEqual([word]);
  expect("cientosx unos ciem".match(pattern)).toEqual(["cientos", "uno"]);
});

it("gives back letters where what follows wants them", () => {
  const pattern = new RegExp(`^(${treeOf(["cien", "ciento"])})(?=to$)`, "u");
  expect(pattern.exec("ciento")?.[1]).toBe("cien");
});
