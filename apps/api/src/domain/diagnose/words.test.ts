import { languageSchema } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { doctorWords } from "../../doctor/words.ts";
import { explainWords } from "../explain/words.ts";
import { marksOf, saidWith } from "../../testing/saidWith.ts";
import { checkWords } from "./words.ts";

const others = languageSchema.options.filter((language) => language !== "es");

describe.each([
  ["a store's checks", checkWords],
  ["the doctor", doctorWords],
  ["a message's way", explainWords],
])("the words of %s", (_, words) => {
  const spanish = saidWith(words.es);

  it.each(others)("in %s say all that Spanish says, of the same", (language) => {
    const said = saidWith(words[language]);
    expect([...said.keys()].toSorted()).toEqual([...spanish.keys()].toSorted());
    const differing = [...spanish].filter(
      ([place, text]) => marksOf(text).join() !== marksOf(said.get(place)).join(),
    );
    expect(differing).toEqual([]);
  });

  it("are words, with no parameter left out in Spanish and no exclamation", () => {
    expect(spanish.size).toBeGreaterThan(50);
    for (const language of languageSchema.options)
      for (const [place, text] of saidWith(words[language])) {
        expect(text.trim(), place).not.toBe("");
        expect(text, place).not.toMatch(/[!¡]|undefined/);
      }
  });

  it.each(others)("in %s are its own: no sentence is still Spanish", (language) => {
    const left = [...saidWith(words[language])].filter(
      ([place, text]) => text === spanish.get(place) && text.split(" ").length > 3,
    );
    expect(left).toEqual([]);
  });
});
