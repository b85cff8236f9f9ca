import { endsOf, numbersIn } from "./numbers.ts";
import { wordsOf } from "./words.ts";

/** Positions beyond this are one and the same to PostgreSQL. */
const MAX_WORDS = 16_000;

/**
 * A `tsvector` of texts, each lexeme with a tilde before it where its tenant goes. No phrase goes over from one text to
 * the next. Null where there is nothing to be found by.
 */
export function termsOf(input: { texts: readonly string[]; numbers: readonly string[] }): string | null {
  const places = new Map<string, number[]>();
  let place = 0;
  for (const text of input.texts) {
    for (const { key } of wordsOf(text)) {
      place += 1;
      if (place > MAX_WORDS) break;
      const known = places.get(key);
      if (known) known.push(place);
      else places.set(key, [place]);
    }
    place += 1;
  }
  const ends = new Set([...input.numbers, ...input.texts.flatMap((text) => numbersIn(text))].flatMap(endsOf));
  const lexemes = [
    ...[...places].map(([key, at]) => `'~${key}':${at.join(",")}`),
    ...[...ends].map((end) => `'~#${end}'`),
  ];
  return lexemes.length === 0 ? null : lexemes.join(" ");
}
