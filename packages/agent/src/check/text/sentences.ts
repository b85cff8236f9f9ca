import { matchesOf } from "./matches.ts";
import type { Page, Span } from "./page.ts";

export interface Sentence extends Span {
  /** Number of the paragraph it stands in. */
  paragraph: number;
  question: boolean;
}

const END =
  /[.!?…]+["»”)*_~]*(?=\s|$)|\n|(?<=\S)\s*(?=¿)|\p{Extended_Pictographic}[\uFE0F\u200D\p{M}\p{Extended_Pictographic}]* /gu;
/** "Se agotó 😔 En negro queda M": people end sentences so. */
const BEGINS = /^(?:[¡"«*_]*\p{Lu}\p{Ll}|[AEOYÉ] \p{L}|¿)/u;
/** "Av. Cabildo", "Sra. Gómez": the point belongs to the word. */
const ABBREVIATION = /(?:^|[^a-z])(?:avda?|dra?|sra?|nro|tel|bv|gral|sta|sto|pje|esq|ej|dpto|r|n|p)\.$/;

/**
 * Nobody writes so long a sentence: what has no end is read in parts of this length, as each statement is held against
 * all of its sentence.
 */
const LONGEST = 1_000;

/** Sentences of a page. A line is a sentence of its own: bubbles are written in lines. */
export function splitSentences(page: Page): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let paragraph = 0;
  const cut = (end: number): void => {
    const text = page.raw.slice(start, end);
    if (text.trim() !== "") {
      const lead = text.length - text.trimStart().length;
      sentences.push({
        start: start + lead,
        end: start + text.trimEnd().length,
        paragraph,
        question: /\?["»”)*_~\s]*$/.test(text),
      });
    } else if (sentences.length > 0) paragraph += 1;
    start = end;
  };
  const close = (end: number): void => {
    while (end - start > LONGEST) cut(partOf(page, start));
    cut(end);
  };
  for (const match of matchesOf(page.free, END)) {
    const end = match.index + match[0].length;
    if (match[0] === "." && ABBREVIATION.test(page.folded.slice(start, end))) continue;
    // "10 a. m. a 2 p. m."
    const at = page.folded.slice(Math.max(start, end - 5), end + 3);
    if (match[0] === "." && /\d? [ap]\. ?m\b|\b[ap]\. ?m\. \p{Ll}/u.test(at)) continue;
    if (/^\p{Extended_Pictographic}/u.test(match[0]) && !BEGINS.test(page.raw.slice(end, end + 4))) continue;
    close(end);
  }
  close(page.raw.length);
  return sentences;
}

/** Where the longest part ends that begins there: at a comma if it has one, else between words. */
function partOf({ raw }: Page, start: number): number {
  const part = raw.slice(start, start + LONGEST);
  const end = [", ", " "].map((gap) => part.lastIndexOf(gap)).find((at) => at > 0);
  return start + (end === undefined ? LONGEST : end + 1);
}

/** The comma in "7,5 kg" and the colon in "9:30" end nothing. */
const CLAUSE_END = /[;()·|]|[,:](?!\d)|(?<!\d)[,:]/g;

/** Bounds of the clause around a place: between commas, semicolons, brackets and the like. */
export function clauseAround(page: Page, sentence: Span, place: Span): Span {
  const before = page.folded.slice(sentence.start, place.start);
  const after = page.folded.slice(place.end, sentence.end);
  const opening = matchesOf(before, CLAUSE_END).at(-1)?.index ?? -1;
  const closing = after.search(CLAUSE_END);
  return {
    start: sentence.start + opening + 1,
    end: closing === -1 ? sentence.end : place.end + closing,
  };
}
