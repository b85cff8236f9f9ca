import { foldText } from "../text/foldText.ts";

/** Only the letters a to z of a text: blanks, marks, digits, accents and case can't hide what it says. */
export function lettersOf(text: string): string {
  return foldText(text).replace(/[^a-z]+/g, "");
}

/**
 * Distances between neighbouring letters. Equal for a text and all its Caesar shifts (rot13 is one), so
 * that one comparison sees through them.
 */
export function stepsOf(letters: string): string {
  let steps = "";
  for (let at = 1; at < letters.length; at += 1)
    steps += String.fromCharCode(97 + ((letters.charCodeAt(at) - letters.charCodeAt(at - 1) + 26) % 26));
  return steps;
}

/** Says whether a text holds `length` successive letters of one of the texts it was made of, shifted or reversed too. */
export type RunFinder = (text: string) => boolean;

export function createRunFinder(texts: readonly string[], length: number): RunFinder {
  const runs = new Set<string>();
  for (const text of texts) {
    const letters = lettersOf(text);
    for (const written of [letters, reversed(letters)]) {
      const steps = stepsOf(written);
      for (let at = 0; at + length - 1 <= steps.length; at += 1) runs.add(steps.slice(at, at + length - 1));
    }
  }
  return (text) => {
    const steps = stepsOf(lettersOf(text));
    for (let at = 0; at + length - 1 <= steps.length; at += 1)
      if (runs.has(steps.slice(at, at + length - 1))) return true;
    return false;
  };
}

function reversed(text: string): string {
  return text.split("").toReversed().join("");
}
