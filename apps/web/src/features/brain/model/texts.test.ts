import { describe, expect, it } from "vitest";
import { differing, mergeTexts, textsOf, type Texts } from "./texts.ts";

const base: Texts = textsOf({
  botName: "Lola",
  disclosure: null,
  systemPromptTemplate: "Sos Lola.",
  storeDescription: "Danza",
  storeCatalogKnowledge: null,
});

describe("two people's changes to one draft", () => {
  it("come together where they are of different fields", () => {
    const mine = { ...base, botName: "Mora" };
    const theirs = { ...base, storeDescription: "Ropa de danza" };
    expect(mergeTexts({ base, mine, theirs })).toEqual({
      texts: { ...base, botName: "Mora", storeDescription: "Ropa de danza" },
      clashes: [],
    });
  });

  it("of the same field keep mine, and say that theirs is another", () => {
    const mine = { ...base, systemPromptTemplate: "Sos Mora." };
    const theirs = { ...base, systemPromptTemplate: "Sos Ana.", disclosure: "Hola" };
    const { texts, clashes } = mergeTexts({ base, mine, theirs });
    expect(texts).toEqual({ ...base, systemPromptTemplate: "Sos Mora.", disclosure: "Hola" });
    expect(clashes).toEqual(["systemPromptTemplate"]);
  });

  it("are no clash where both came to the same", () => {
    const same = { ...base, botName: "Mora" };
    expect(mergeTexts({ base, mine: same, theirs: { ...same } })).toEqual({ texts: same, clashes: [] });
  });

  it("never bring back what one of them removed", () => {
    expect(mergeTexts({ base, mine: base, theirs: { ...base, botName: "" } }).texts.botName).toBe("");
    expect(mergeTexts({ base, mine: { ...base, botName: "" }, theirs: base }).texts.botName).toBe("");
  });
});

it("blank texts differ from empty ones as little as for the server", () => {
  expect(differing(base, { ...base, disclosure: " \n" })).toEqual([]);
  expect(differing(base, { ...base, storeDescription: "" })).toEqual(["storeDescription"]);
});
