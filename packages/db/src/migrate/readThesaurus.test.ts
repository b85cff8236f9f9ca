import { expect, test } from "vitest";
import { parseThesaurus, readThesaurus } from "./readThesaurus.ts";

test("a line is what one thing is called in three languages, and what is found by it and not the other way", () => {
  expect(
    parseThesaurus("# seats\n\nsillón, sofá | sofá | sofa, couch > 0.7 loveseat, sofa bed > armchair\n"),
  ).toEqual([
    {
      said: { es: ["sillón", "sofá"], pt: ["sofá"], en: ["sofa", "couch"] },
      sought: { es: ["sillón", "sofá"], pt: ["sofá"], en: ["sofa", "couch"] },
      weight: 0.8,
      members: [
        { names: ["loveseat", "sofa bed"], weight: 0.7 },
        { names: ["armchair"], weight: 0.5 },
      ],
    },
  ]);
});

test("a name may be said and not looked for, weigh otherwise, and be the same everywhere", () => {
  const [lamp, pain, thinkpad, macbook, pajamas] = parseThesaurus(
    [
      "0.9 lámpara | luminária | lamp, (light)",
      "need dolor de pies | dor nos pés | sore feet > insole",
      "each thinkpad, macbook > 0.3 notebook",
      "1.0 | | pajamas, pyjamas",
    ].join("\n"),
  );
  expect(lamp).toMatchObject({ weight: 0.9, said: { en: ["lamp", "light"] }, sought: { en: ["lamp"] } });
  expect(pain).toMatchObject({ said: { en: ["sore feet"] }, sought: {} });
  expect([thinkpad, macbook].map((entry) => entry?.said)).toEqual(
    ["thinkpad", "macbook"].map((name) => ({ es: [name], pt: [name], en: [name] })),
  );
  expect(macbook?.members).toEqual([{ names: ["notebook"], weight: 0.3 }]);
  expect(pajamas).toMatchObject({ weight: 1, said: { es: [], pt: [], en: ["pajamas", "pyjamas"] } });
});

test("every line of the files is whole: a name in each language or in one alone, weights of sense, no name twice", () => {
  for (const entry of readThesaurus()) {
    const { es = [], pt = [], en = [] } = entry.said;
    expect([...es, ...pt, ...en].length, JSON.stringify(entry)).toBeGreaterThan(0);
    for (const names of [es, pt, en, ...entry.members.map((part) => part.names)]) {
      expect(new Set(names).size, JSON.stringify(names)).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M} '.&-]*$/u);
    }
    for (const weight of [entry.weight, ...entry.members.map((part) => part.weight)]) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  }
});
