/**
 * A text in the letters and digits that people type: what is written in look-alikes ("𝟯𝟵", "３９", "3️⃣", "٣٩"), with
 * characters that nobody sees, or spaced out, reads the same and is checked the same.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(UNSEEN, "")
    .replace(KEYCAP_IN_LIST, "$1$2. ")
    .replace(KEYCAP, "$1")
    .replace(STYLED, (character) => character.normalize("NFKC"))
    .replace(FOREIGN_DIGIT, valueOf)
    .replace(/(?<=\d)['’](?=\d{3}(?!\d))/g, ".")
    .replace(SPACED_OUT, (letters) => letters.replace(/ /g, ""));
}

/** Neither blanks nor parts of an emoji: they only hide what stands beside them. */
const UNSEEN =
  /[\u00AD\u200B\u200C\u2060-\u2064\u202A-\u202E\u2066-\u2069\uFEFF]|(?<=[\p{L}\p{N}.,$])\u200D|\u200D(?=[\p{L}\p{N}])/gu;
const KEYCAP = /([0-9#*])\uFE0F?\u20E3/gu;
const KEYCAP_IN_LIST = /(^|\n)([0-9])\uFE0F?\u20E3 +(?=\p{Lu})/gu;
/** Full width, mathematical, raised, lowered and circled. */
const STYLED = /[\uFF01-\uFF5E\u{1D400}-\u{1D7FF}\u00B2\u00B3\u00B9\u2070-\u2089\u2460-\u2468]/gu;
const FOREIGN_DIGIT = /(?![0-9])\p{Nd}/gu;
/** "B A I L A 2 0" */
const SPACED_OUT = /(?<![\p{L}\p{N}])(?:[A-Z0-9] ){4,}[A-Z0-9](?![\p{L}\p{N}])/gu;

/** Digits of every script stand in runs of ten, from nought up. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
