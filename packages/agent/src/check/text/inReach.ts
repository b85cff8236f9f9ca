/** Longer than any word or link that says something: an embedded picture, a ruler, a key held down. */
const LONGEST_WORD = 1_000;
/** Longer than any sentence. */
const LONGEST_SENTENCE = 2_000;

/**
 * A text as patterns can read it, which look around within its words and sentences: of fifty thousand letters in one piece
 * they made two minutes, in which nobody was answered. What is no word is left out, what has no end gets one.
 */
export function inReach(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  let length = 0;
  return text
    .split(/(\s+)/)
    .map((part) => {
      if (part.length > LONGEST_WORD) return "\n";
      length = /\n|[.!?…]$/.test(part) ? 0 : length + part.length;
      if (length <= LONGEST_SENTENCE || part.trim() !== "") return part;
      length = 0;
      return "\n";
    })
    .join("");
}
