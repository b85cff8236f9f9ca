import { formsOf, isNumber } from "./numbers.ts";
import { beginningsOf, wordsOf, type Word } from "./words.ts";

/** What somebody looks for: as the index is asked, and as hits are marked. */
export interface SearchQuery {
  /** A `tsquery`, each lexeme with a tilde before it where its tenant goes. */
  terms: string;
  /** What all of it has to stand in what is found, one by one in the same form. */
  words: string[];
  /** Whether a word is one of those asked for. */
  isMeant(word: Word): boolean;
  /** Digits that a number is asked for by. */
  numbers: readonly string[];
}

const QUOTED = /["\u201c\u201d\u00ab\u00bb]([^"\u201c\u201d\u00ab\u00bb]+)["\u201c\u201d\u00ab\u00bb]/g;
const MAX_WORDS = 12;

/** Null where nothing is asked for: no word, and no three digits. */
export function readQuery(text: string): SearchQuery | null {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase]) => keysOf(phrase ?? ""));
  const rest = text.replaceAll(QUOTED, " ");
  const begun = wordsOf(rest)
    .slice(0, MAX_WORDS)
    .map(({ start, end }) => beginningsOf(rest.slice(start, end)));
  const numbers = isNumber(text) ? formsOf(text) : [];
  const words = [
    ...phrases.filter((keys) => keys.length > 0).map((keys) => keys.map((key) => `'~${key}'`).join(" <-> ")),
    ...begun.map((beginnings) => beginnings.map((key) => `'~${key}':*`).join(" | ")),
  ];
  if (words.length === 0) return null;
  const terms = [
    `(${words.map((word) => `(${word})`).join(" & ")})`,
    ...numbers.map((form) => `'~#${form}':*`),
  ].join(" | ");
  const whole = new Set(phrases.flat());
  const prefixes = begun.flat();
  return {
    terms,
    words: numbers.length === 0 ? words : [terms],
    isMeant: ({ key }) => whole.has(key) || prefixes.some((prefix) => key.startsWith(prefix)),
    numbers,
  };
}

function keysOf(text: string): string[] {
  return wordsOf(text)
    .slice(0, MAX_WORDS)
    .map(({ key }) => key);
}
