/**
 * A value as the text that PostgreSQL takes for jsonb, which knows neither NUL nor half of a surrogate pair.
 * Models and stores write both, and a text cut in the middle of an emoji ends in one.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return /\\u(?:0000|d[89a-f])/.test(text) ? text.replace(UNSTORABLE, replacement) : text;
}

/** An escaped backslash is read first, so that the text `\u0000` stays what somebody wrote. */
const UNSTORABLE = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;

function replacement(found: string): string {
  if (found === "\\\\") return found;
  return found === "\\u0000" ? "" : "\ufffd";
}
