/**
 * A text in its sentences and line ends; joined they are the text again. A point inside of a number or an
 * address ends nothing.
 */
export function splitSentences(text: string): string[] {
  return text.match(/\n|[^\n]+?(?:[.!?…]+["»”)\]*_~]*(?=\s|$)[ \t]*|(?=\n)|$)/gu) ?? [];
}

/** The text without the sentences that `drop` names, and without the gaps they leave. */
export function withoutSentences(text: string, drop: (sentence: string) => boolean): string {
  const sentences = splitSentences(text);
  const kept = sentences.filter((sentence) => sentence === "\n" || !drop(sentence.trim()));
  return kept.length === sentences.length ? text : tidy(kept.join(""));
}

/** No blanks around lines, no more than one empty line. */
export function tidy(text: string): string {
  return text
    .replace(/^[ \t]+|[ \t]+$/gm, "")
    .replace(/[ \t]{2,}/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
