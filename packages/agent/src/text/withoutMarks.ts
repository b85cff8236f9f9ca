/** Where nothing stands here, every character is Latin and takes one byte. */
const BEYOND_LATIN = /[\u0100-\uffff]/;
const MARKED = /[À-ÿ]/g;
const bare = new Map<string, string>();

/**
 * A text without accents and the like. Latin ones letter by letter: taken apart first, a text has marks that take two
 * bytes, and V8 holds it with two from then on, for which each pattern that reads it has code of its own.
 */
export function withoutMarks(text: string): string {
  return BEYOND_LATIN.test(text) ? takenApart(text) : text.replace(MARKED, bareOf);
}

function bareOf(letter: string): string {
  const known = bare.get(letter);
  if (known !== undefined) return known;
  const made = takenApart(letter);
  bare.set(letter, made);
  return made;
}

function takenApart(text: string): string {
  return text.normalize("NFD").replace(/\p{M}+/gu, "");
}
