import { formsOf, isNumber } from "./numbers.ts";
import { typosOf } from "./typos.ts";
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
/** Each of them may be some hundred others. */
const MAX_MISTYPED = 4;
const NONE: ReadonlySet<string> = new Set();

/**
 * Null where nothing is asked for: no word, and no three digits.
 * @param alike beginnings that are meant as well by a word that is one letter away from them
 */
export function readQuery(text: string, alike: ReadonlySet<string> = NONE): SearchQuery | null {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase]) => keysOf(phrase ?? ""));
  const begun = begunWords(text).map((word) => [
    ...beginningsOf(word),
    ...(alike.size === 0 ? [] : typosOf(word).filter((key) => alike.has(key))),
  ]);
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

/** What may have been meant where a letter is wrong; what stands in quotation marks is meant as it is. */
export function typosIn(text: string): string[] {
  const typos = begunWords(text).map(typosOf);
  return typos
    .filter((keys) => keys.length > 0)
    .slice(0, MAX_MISTYPED)
    .flat();
}

/** Those that may be written on. */
function begunWords(text: string): string[] {
  const rest = text.replaceAll(QUOTED, " ");
  return wordsOf(rest)
    .slice(0, MAX_WORDS)
    .map(({ start, end }) => rest.slice(start, end));
}

function keysOf(text: string): string[] {
  return wordsOf(text)
    .slice(0, MAX_WORDS)
    .map(({ key }) => key);
}
