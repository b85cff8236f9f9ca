/**
 * The longest beginning of a text that ends with a sentence or a line and fits into `max`
 * characters; where there is none, the last whole word with an ellipsis.
 */
export function cutAtSentence(text: string, max: number = text.length): string {
  const slice = text.slice(0, max);
  const whole = max >= text.length && /[.!?…)\]]\s*$/u.test(slice);
  if (whole) return slice.trim();
  let end = -1;
  for (const match of slice.matchAll(/[.!?…]+["»”)]*(?=\s|$)|\n/gu)) end = match.index + match[0].length;
  if (end > 0 && slice.slice(0, end).trim() !== "") return slice.slice(0, end).trim();
  const lastBlank = slice.lastIndexOf(" ");
  if (lastBlank > 0) return `${slice.slice(0, Math.min(lastBlank, max - 1)).trim()}…`;
  return slice.trim();
}
