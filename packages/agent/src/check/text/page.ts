import { detectLanguage } from "../../text/detectLanguage.ts";
import { matchesOf } from "./matches.ts";
import { matchesWithNumbers, withNumbers } from "./numberWords.ts";

export interface Span {
  start: number;
  end: number;
}

/** A text being read. Positions in all three forms are those of the text itself. */
export interface Page {
  raw: string;
  /** Lower case, without accents, blanks plain: as long as `raw`. */
  folded: string;
  /** `folded` with everything that has been understood blotted out. */
  free: string;
  /** `free` with its numbers in words in capitals, from when it was first asked for. */
  numbered: string | null;
}

/**
 * No letter, no digit, no blank: nothing reads across it. Of one byte: one that takes two, and V8 holds all of the text
 * with two, for which each pattern has code of its own.
 */
export const BLOT = "\x81";

export function openPage(raw: string): Page {
  const folded = foldProse(raw);
  return { raw, folded, free: folded, numbered: null };
}

/** `foldSame`, in which "no" denies: in Portuguese it is "em o", and what denies is "nao". */
export function foldProse(text: string): string {
  const folded = foldSame(text);
  if (folded.includes("no momento")) return folded.replace(/\bno\b/g, "em");
  const isDoubtful = /\bno\b/.test(folded) && /[ãõçê]|\b(?:com|em|do|voce|temos|tenho)\b/i.test(text);
  return isDoubtful && detectLanguage(text) === "pt" ? folded.replace(/\bno\b/g, "em") : folded;
}

/** What has been understood as one thing is not read as another. */
export function take(page: Page, span: Span): void {
  page.free = blotted(page.free, span);
  if (page.numbered !== null) page.numbered = blotted(page.numbered, span);
}

function blotted(text: string, { start, end }: Span): string {
  return text.slice(0, start) + BLOT.repeat(end - start) + text.slice(end);
}

/** All matches in what is still free, with their places. */
export function* findAll(page: Page, pattern: RegExp): Generator<RegExpExecArray & Span> {
  for (const match of matchesOf(page.free, pattern)) yield placed(match);
}

/** The same of a pattern with `NUMBER_WORDS` in it. */
export function* findNumbered(page: Page, pattern: RegExp): Generator<RegExpExecArray & Span> {
  for (const match of matchesWithNumbers(numberedOf(page), pattern)) yield placed(match);
}

/** What is still free of it, `withNumbers`. */
export function numberedOf(page: Page): string {
  page.numbered ??= withNumbers(page.free);
  return page.numbered;
}

function placed(match: RegExpExecArray): RegExpExecArray & Span {
  return Object.assign(match, { start: match.index, end: match.index + match[0].length });
}

const MARKS = /\p{M}+/gu;
/** There are few such characters, and each is met again and again. */
const plainOf = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = plainOf.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize("NFKD").replace(MARKS, "").toLowerCase();
  const folded = plain.length === 1 ? plain : character;
  plainOf.set(character, folded);
  return folded;
}

/** `foldText` for places: every character stays one character. */
export function foldSame(text: string): string {
  let folded = "";
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      folded += code === 9 || code === 13 ? " " : text.charAt(index).toLowerCase();
      continue;
    }
    folded += foldCharacter(text.charAt(index));
  }
  return folded;
}
