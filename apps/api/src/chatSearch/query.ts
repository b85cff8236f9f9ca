import { formsOf, isNumber } from "./numbers.ts";
import { beginningsOf, wordsOf, type Word } from "./words.ts";

/** What somebody looks for: as the index is asked, and as hits are marked. */
export interface SearchQuery {
  /** A `tsquery`, each lexeme with a tilde before it where its tenant goes. */
  terms: string;
  /** The same without its shorter words, as far as it can do without: what few things have. */
  narrow: string;
  /** Whether a word is one of those asked for. */
  isMeant(word: Word): boolean;
  /** Digits that a number is asked for by. */
  numbers: readonly string[];
}

const QUOTED = /["\u201c\u201d\u00ab\u00bb]([^"\u201c\u201d\u00ab\u00bb]+)["\u201c\u201d\u00ab\u00bb]/g;
const MAX_WORDS = 12;
/** Shorter ones begin so many words that the index is asked without them. */
const TELLING = 4;

/** Null where nothing is asked for: no word, and no three digits. */
export function readQuery(text: string): SearchQuery | null {
  const phrases = [...text.matchAll(QUOTED)].map(([, phrase]) => keysOf(phrase ?? ""));
  const rest = text.replaceAll(QUOTED, " ");
  const begun = wordsOf(rest)
    .slice(0, MAX_WORDS)
    .map(({ start, end }) => beginningsOf(rest.slice(start, end)));
  const numbers = isNumber(text) ? formsOf(text) : [];
  const parts = [
    ...phrases
      .filter((keys) => keys.length > 0)
      .map((keys) => ({ terms: keys.map((key) => `'~${key}'`).join(" <-> "), length: keys.join("").length })),
    ...begun.map((beginnings) => ({
      terms: beginnings.map((key) => `'~${key}':*`).join(" | "),
      length: beginnings[0]?.length ?? 0,
    })),
  ];
  if (parts.length === 0) return null;
  const longest = Math.max(...parts.map(({ length }) => length));
  const asked = (chosen: typeof parts) =>
    [
      `(${chosen.map(({ terms }) => `(${terms})`).join(" & ")})`,
      ...numbers.map((form) => `'~#${form}':*`),
    ].join(" | ");
  const whole = new Set(phrases.flat());
  const prefixes = begun.flat();
  return {
    terms: asked(parts),
    narrow: asked(parts.filter(({ length }) => length >= Math.min(TELLING, longest))),
    isMeant: ({ key }) => whole.has(key) || prefixes.some((prefix) => key.startsWith(prefix)),
    numbers,
  };
}

function keysOf(text: string): string[] {
  return wordsOf(text)
    .slice(0, MAX_WORDS)
    .map(({ key }) => key);
}
