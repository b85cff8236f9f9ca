import { inReach } from "../text/inReach.ts";
import { foldSame, openPage } from "../text/page.ts";
import { remembered } from "../text/remembered.ts";
import { splitSentences } from "../text/sentences.ts";
import type { Knowledge } from "./knowledge.ts";
import type { Source } from "./statements.ts";

/** Who wrote a sentence that a reply repeats. */
export interface Verbatim {
  source: Source;
  factId: string | null;
}

/** Written to be told. The prompt is for the model, and what a product is said to be may be out of date. */
const TOLD = new Set<Source>(["article", "sheet", "knowledge"]);
/** Less says nothing of its own: "30 días" answers more than one question. */
const MIN_WORDS = 3;

/** Whole sentences of the merchant's, and of what tools read out of them, by `verbatimKey`. */
export function verbatimSentences({ texts, facts }: Knowledge): ReadonlyMap<string, Verbatim> {
  const known = new Map<string, Verbatim>();
  const add = (text: string, by: Verbatim): void => {
    for (const key of keysOf(text)) if (!known.has(key)) known.set(key, by);
  };
  for (const { source, text } of texts) if (TOLD.has(source)) add(text, { source, factId: null });
  for (const { kind, text, id } of facts) if (kind === "policy") add(text, { source: "tool", factId: id });
  return known;
}

/** What merchants write is the same for every reply. */
const keysOf = remembered((whole): readonly string[] => {
  const text = inReach(whole);
  return splitSentences(openPage(text))
    .filter(({ question }) => !question)
    .map(({ start, end }) => verbatimKey(text.slice(start, end)))
    .filter((key) => key.split(" ").length >= MIN_WORDS);
});

/** A sentence without case, accents, emphasis, bullets, and the points and emojis at its ends. */
export function verbatimKey(sentence: string): string {
  return foldSame(sentence)
    .replace(/[*_~`]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[^\p{L}\p{N}$¿¡]+|[^\p{L}\p{N}%)?]+$/gu, "");
}
