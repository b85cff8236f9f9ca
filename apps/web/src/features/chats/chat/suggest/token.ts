/** A word that begins with a mark, `/` or `@`, and ends at the caret. */
export interface Token {
  start: number;
  text: string;
}

export function tokenBefore(text: string, caret: number, mark: "/" | "@"): Token | null {
  const before = text.slice(0, caret);
  const start = before.lastIndexOf(mark);
  if (start < 0 || /\S/.test(before.charAt(start - 1))) return null;
  const word = before.slice(start + 1);
  return /\s/.test(word) ? null : { start, text: word };
}

/** The text with something else in the token's place, and where the caret then stands. */
export function replaceToken(text: string, token: Token, instead: string): { text: string; caret: number } {
  const end = token.start + 1 + token.text.length;
  return {
    text: text.slice(0, token.start) + instead + text.slice(end),
    caret: token.start + instead.length,
  };
}
