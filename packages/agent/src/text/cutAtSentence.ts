/** A text that broke off → the part up to its last whole sentence or line; where there is none, its whole words with an ellipsis. */
export function cutAtSentence(text: string): string {
  if (/[.!?…)\]]\s*$/u.test(text)) return text.trim();
  let end = -1;
  for (const match of text.matchAll(/[.!?…]+["»”)]*(?=\s|$)|\n/gu)) end = match.index + match[0].length;
  const sentences = text.slice(0, Math.max(end, 0)).trim();
  if (sentences !== "") return sentences;
  const lastBlank = text.lastIndexOf(" ");
  return lastBlank > 0 ? `${text.slice(0, lastBlank).trim()}…` : text.trim();
}

/** A text in at most `max` characters: itself, or its beginning up to a sentence. */
export function fitText(text: string, max: number): string {
  return text.length <= max ? text : cutAtSentence(text.slice(0, max));
}
