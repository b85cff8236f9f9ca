import { withoutMarks } from "@platform/agent";
import { soundOf } from "./words.ts";

const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");
/** Shorter ones are one letter away from too much else. */
const WORTH = /^\p{L}{5,20}$/u;
const SHORTEST_KEY = 4;

/**
 * How a word may begin of which one letter was left out, doubled, swapped with its neighbour or another one, by its sound.
 * Those that begin with another one of them are left out.
 */
export function typosOf(word: string): string[] {
  const letters = Array.from(withoutMarks(word).toLowerCase());
  if (!WORTH.test(letters.join(""))) return [];
  const meant = [...letters, ""].flatMap((letter, at) => {
    const instead = (deleted: number, ...put: string[]) => letters.toSpliced(at, deleted, ...put).join("");
    return [
      instead(1),
      instead(2, letters[at + 1] ?? "", letter),
      ...LETTERS.flatMap((other) => [instead(0, other), instead(1, other)]),
    ];
  });
  const keys = new Set(meant.map(soundOf).filter((key) => key.length >= SHORTEST_KEY));
  return [...keys].filter((key) => !beginsWithOneOf(key, keys));
}

function beginsWithOneOf(key: string, keys: ReadonlySet<string>): boolean {
  for (let end = SHORTEST_KEY; end < key.length; end += 1) if (keys.has(key.slice(0, end))) return true;
  return false;
}
