import { expect, it } from "vitest";
import { phraseProblem, phrasesIn, textsIn } from "./base-texts.ts";

it("phrases stand in lines, and a comma is a part of one", () => {
  expect(phrasesIn("sí, claro\n\n  garantía total \n")).toEqual(["sí, claro", "garantía total"]);
  expect(textsIn({ prompt: "Uno", forbiddenPhrases: "a\nb", disclosure: "" })).toEqual({
    prompt: "Uno",
    forbiddenPhrases: ["a", "b"],
    disclosure: "",
  });
});

it("what the server would refuse is said before", () => {
  expect(phraseProblem("corta")).toBeNull();
  expect(phraseProblem(`corta\n${"larga ".repeat(20)}`)).toEqual({
    kind: "long",
    phrase: "larga larga larga larga …",
  });
  expect(phraseProblem(Array.from({ length: 51 }, (_, index) => `frase ${index}`).join("\n"))).toEqual({
    kind: "many",
  });
});
