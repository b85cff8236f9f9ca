import { WORDS } from "./words.ts";

export interface SpeedQuery {
  kind: KindOfQuery;
  query: string;
}

export const KINDS = [
  "a thing",
  "thing and colour",
  "thing and look",
  "a sentence with a size",
  "thing, brand, colour, size",
  "with a price limit",
  "misspelt thing",
  "everything misspelt",
  "a brand",
  "brand and number",
  "a code",
  "a colour",
  "a long sentence",
  "a model",
] as const;
export type KindOfQuery = (typeof KINDS)[number];

/** What customers of the big store write, so many of every kind; the same at every run. */
export function makeQueries(perKind: number): SpeedQuery[] {
  const random = createRandom(7);
  const pick = (words: string[]): string => words[Math.floor(random() ** 2 * words.length)] ?? "";
  const make: Record<KindOfQuery, () => string> = {
    "a thing": () => pick(WORDS.things),
    "thing and colour": () => `${pick(WORDS.things)} ${pick(WORDS.colors)}`,
    "thing and look": () => `${pick(WORDS.things)} ${pick(WORDS.looks)}`,
    "a sentence with a size": () =>
      `hola, tenés ${pick(WORDS.things)} ${pick(WORDS.looks)} talle ${pick(WORDS.sizes)}?`,
    "thing, brand, colour, size": () =>
      `${pick(WORDS.things)} ${pick(WORDS.brands)} ${pick(WORDS.colors)} ${pick(WORDS.sizes)}`,
    "with a price limit": () => `${pick(WORDS.things)} menos de ${10 + Math.floor(random() * 90)} mil`,
    "misspelt thing": () => `${misspell(pick(WORDS.things))} ${pick(WORDS.looks)}`,
    "everything misspelt": () => `${misspell(pick(WORDS.things))} ${misspell(pick(WORDS.brands))}`,
    "a brand": () => pick(WORDS.brands),
    "brand and number": () => `${pick(WORDS.brands)} ${100 + Math.floor(random() * 900)}`,
    "a code": () => `td-${Math.floor(random() * 100_000)}-1`,
    "a colour": () => pick(WORDS.colors),
    "a long sentence": () =>
      `buenas, busco algo para regalarle a mi hermana, puede ser ${pick(WORDS.things)} o ${pick(WORDS.things)} ${pick(WORDS.colors)}, que no pase de los 60 mil`,
    "a model": () =>
      `${pick(WORDS.syllables)}${pick(WORDS.syllables)}${pick(WORDS.syllables)} ${pick(WORDS.brands)}`,
  };
  return KINDS.flatMap((kind) => Array.from({ length: perKind }, () => ({ kind, query: make[kind]() })));

  /** A letter lost, doubled, swapped or written by ear. */
  function misspell(word: string): string {
    const at = 1 + Math.floor(random() * (word.length - 2));
    const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const ways = [
      before + after,
      before + letter + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
      word.replace("ll", "y").replace("z", "s").replace("v", "b"),
    ];
    return ways[Math.floor(random() * ways.length)] ?? word;
  }
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
