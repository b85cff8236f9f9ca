import { foldText } from "../text/foldText.ts";
import { withoutMarks } from "../text/withoutMarks.ts";
import { AFFECTION, BARE, COMPLAINTS, DENIED, ELSEWHERE, type ComplaintGroup } from "./complaintPatterns.ts";

/**
 * Says whether a text is a complaint or anger at the store, in Spanish (Rioplatense first), Portuguese or
 * English. Made to be precise: capitals and exclamation marks say nothing, strong words may be praise, and a
 * question about what would happen is a question. What it misses is the model's, which hands over by itself.
 */
export function detectComplaint(text: string): boolean {
  const all = plainWords(text);
  if (ELSEWHERE.test(all)) return false;
  const fond = AFFECTION.test(foldText(text));
  // Each sentence with the mark that ends it.
  return (text.match(/[^.!?;\n]+[.!?;\n]*/g) ?? []).some((sentence) => {
    const asked = sentence.includes("?");
    const words = plainWords(sentence);
    if (!asked && !fond && words.split(",").some((part) => BARE.test(part.trim()))) return true;
    return COMPLAINTS.some(
      (group) => (group.asked || !asked) && (group.serious || !fond) && says(group, words),
    );
  });
}

function says({ patterns, strong }: ComplaintGroup, words: string): boolean {
  return patterns.some((pattern) => {
    const found = pattern.exec(words);
    if (found === null) return false;
    if (strong) return true;
    // A denial counts in its own part of the sentence: "no, esto es una estafa" is none.
    const before = words.slice(0, found.index).split(",").at(-1) ?? "";
    return !DENIED.test(before);
  });
}

/** Words and commas, folded: "¡Devuélvanme la plata!" is "devuelvanme la plata". */
function plainWords(text: string): string {
  return foldText(
    withoutMarks(text.replace(/['’]/g, " ").replace(/,/g, ", ")).replace(/[^\p{L}\p{M}\p{N}, ]+/gu, " "),
  ).replace(/ ,/g, ",");
}
