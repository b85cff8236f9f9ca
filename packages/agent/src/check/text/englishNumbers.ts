import { matchesOf } from "./matches.ts";
import type { Span } from "./page.ts";

/** From zero on, each at its value. */
export const SMALL_ENGLISH =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const VALUES = new Map<string, number>([
  ...SMALL_ENGLISH.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, place): [string, number] => [word, 20 + 10 * place]),
]);
const WORD = `(?:${[...VALUES.keys()].slice(1).join("|")}|hundred|thousand|million)`;
const NUMBER = new RegExp(`\\b(?:an? )?${WORD}(?:(?:[ -]| and )${WORD})*\\b`, "g");
/** Most texts have none of these: a price in English is seldom less. */
const LARGE = /hundred|thousand|million|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|teen\b|\bten\b/;

/** "forty-five thousand", "a hundred and twenty" in a folded text, with their places. */
export function findEnglishNumbers(folded: string): (Span & { value: number })[] {
  if (!LARGE.test(folded)) return [];
  return matchesOf(folded, NUMBER).map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
    value: valueOf(words),
  }));
}

function valueOf(words: string): number {
  let [total, group] = [0, 0];
  for (const word of words.split(/[ -]/)) {
    const value = VALUES.get(word);
    if (value !== undefined) group += value;
    else if (word === "hundred") group = (group || 1) * 100;
    else if (word === "thousand" || word === "million") {
      total += (group || 1) * (word === "thousand" ? 1_000 : 1_000_000);
      group = 0;
    }
  }
  return total + group;
}
