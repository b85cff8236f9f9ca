import { matchesOf } from "../../text/matches.ts";
import { BLOT, type Page, type Span } from "../../text/page.ts";
import type { Sentence } from "../../text/sentences.ts";

/** A word of a clause: folded, and as it was written, for accents tell "reservé" from "reserve". */
export interface Word extends Span {
  folded: string;
  /** Where it begins in the text of its clause. */
  at: number;
  raw: string;
  /** Part of a name: of a product, or written with a capital within the clause. */
  name: boolean;
}

/** A part of a sentence with one verb of its own. */
export interface Clause extends Span {
  /** Its words with one blank between them, apostrophes taken for blanks. */
  text: string;
  words: readonly Word[];
}

const BREAK = /[,;:()|—–…]| (?:y|e|and|but|pero|mas|porque|asi que|entao|so) (?!el\b|la\b)/g;
const WORD = /[\p{L}\p{N}%$]+/gu;

/** Clauses of a sentence, cut where another verb may begin. */
export function clausesOf(page: Page, sentence: Sentence): Clause[] {
  const folded = page.folded.slice(sentence.start, sentence.end);
  const clauses: Clause[] = [];
  let from = 0;
  const close = (until: number): void => {
    let text = "";
    const words = matchesOf(folded.slice(from, until), WORD).map((match): Word => {
      const start = sentence.start + from + match.index;
      const end = start + match[0].length;
      const raw = page.raw.slice(start, end);
      const name = page.free.startsWith(BLOT, start) || (match.index > 0 && /^\p{Lu}/u.test(raw));
      const at = text === "" ? 0 : text.length + 1;
      text = text === "" ? match[0] : `${text} ${match[0]}`;
      return { start, end, folded: match[0], at, raw: raw.toLowerCase(), name };
    });
    const [first, last] = [words[0], words.at(-1)];
    if (first !== undefined && last !== undefined)
      clauses.push({ start: first.start, end: last.end, words, text });
    from = until;
  };
  for (const { index } of matchesOf(folded, BREAK)) if (index > from) close(index);
  close(folded.length);
  return clauses;
}
