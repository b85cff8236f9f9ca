import type { Page, Span } from "../text/page.ts";

/** A word of a sentence, as names are looked for. */
export interface Word extends Span {
  root: string;
  written: string;
}

/** Roots of the options of products, and of their descriptions. */
export type WordsAbout = (ids: readonly string[]) => {
  values: ReadonlySet<string>;
  told: ReadonlySet<string>;
};

/**
 * What was named last has words of another's name among its own: "la Monstera en maceta 20" has a pot as its option,
 * and "la correa soporta perros de 35 kg" says what stands in its description.
 */
export function isPartOfNamed(
  page: Page,
  input: {
    run: readonly Word[];
    words: readonly Word[];
    /** What the run would name. */
    fitting: readonly string[];
    /** What was named last. */
    named: () => readonly string[];
    wordsAbout: WordsAbout;
  },
): boolean {
  const { run, words, fitting, named, wordsAbout } = input;
  const [first, end] = [run[0], run.at(-1)?.end ?? 0];
  if (first === undefined) return false;
  const before = page.folded.slice(Math.max(0, first.start - 12), first.start);
  // "Incluye un foco" is still said of the lamp.
  const isHeld = /\b(?:incluyen?|tra[ez]n?|inclui|traz|vienen? con) un[oa]? $/.test(
    page.folded.slice(Math.max(0, first.start - 20), first.start),
  );
  if (!isHeld && /(?:\b(?:un|una|uno|dos|tres|mas|mais)|\+) $/.test(before)) return false;
  const next = words.find(({ start }) => start >= end && start - end <= 2);
  const isPlain = /^\p{Ll}/u.test(first.written) && !/\b(?:el|la|los|las|tu|nuestr[oa]s?) $/.test(before);
  if (next === undefined && !isPlain) return false;
  const ids = named();
  if (ids.length === 0 || fitting.some((id) => ids.includes(id))) return false;
  const { values, told } = wordsAbout(ids);
  const isOption = next !== undefined && [...run, next].every(({ root }) => values.has(root));
  return isOption || (isPlain && run.every(({ root }) => told.has(root)));
}
