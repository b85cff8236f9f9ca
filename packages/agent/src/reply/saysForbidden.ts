import { foldText } from "../text/foldText.ts";

/** Whether one of the phrases stands in the text, as whole words, whatever capitals and accents. */
export function saysForbidden(text: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false;
  const words = wordsOf(text);
  return phrases.some((phrase) => {
    const wanted = wordsOf(phrase);
    return wanted !== "  " && words.includes(wanted);
  });
}

/** Between spaces, so that a part of a word is none. */
function wordsOf(text: string): string {
  return ` ${foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
