import { withoutMarks } from "./withoutMarks.ts";

/** Everything of it is a letter of its own, however it is normalised. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Lower case without accents or repeated blanks, for comparing what people and shops write. */
export function foldText(text: string): string {
  if (PLAIN.test(text)) {
    const lower = text.toLowerCase();
    return (lower.includes("  ") ? lower.replace(/ +/g, " ") : lower).trim();
  }
  return withoutMarks(text).toLowerCase().replace(/\s+/g, " ").trim();
}

/** Words of a text, folded and without plural endings ("trajes" and "traje" meet). */
export function wordStems(text: string): string[] {
  return WORD_ALONE.test(text) ? [stemOf(text)] : (foldText(text).match(WORDS) ?? []).map(stemOf);
}

const WORDS = /[\p{L}\p{N}]+/gu;
/** A folded word, as most that are asked for are. */
const WORD_ALONE = /^[a-z0-9]+$/;

function stemOf(word: string): string {
  if (word.length <= 3) return word;
  const single = word.endsWith("s") ? word.slice(0, -1) : word;
  return single.length > 3 && single.endsWith("e") ? single.slice(0, -1) : single;
}
