import { matchesOf } from "../text/matches.ts";
import type { Page, Span } from "../text/page.ts";
import type { Sentence } from "../text/sentences.ts";
import {
  BARE_NEGATIONS,
  CLITICS,
  COMPLEMENTS,
  FILLERS,
  LATER_VERBS,
  NEGATIONS,
  VERBS,
} from "./denialWords.ts";
import { sentenceAt } from "./readStock.ts";

/** What denies: plainly, or of a part alone ("no hay 3 cuotas con esa tarjeta"). */
export type Denial = "plain" | "qualified";

interface Place {
  page: Page;
  sentences: readonly Sentence[];
  /** Names, which may stand between a denial and what it denies. */
  mentions: readonly Span[];
}

const ANY_NEGATION = /\b(?:no|nao|ni|nem|not|never|tampoco|nunca|cannot|ningun\w*|nenhum\w*)\b|n['’]t\b/;
const TOKEN = /[\p{L}\p{N}'’]+|[^\s\p{L}\p{N}$*_~"“”«»¡]/gu;

/**
 * Whether the words deny what stands at a place: "no hay 12 cuotas", "a Uruguay no llegamos". Only words that may stand
 * between a denial and its object are gone over: in "no te pierdas el 2x1" and "no hay problema, 2x1" nothing is denied.
 */
export function denialAt({ page, sentences, mentions }: Place, place: Span): Denial | null {
  const sentence = sentenceAt(sentences, place.start);
  if (sentence === undefined) return null;
  const text = page.folded.slice(sentence.start, sentence.end);
  if (!ANY_NEGATION.test(text)) return null;
  const after = tokensOf(page, { start: place.end, end: sentence.end });
  const clause = after.slice(0, breakIn(after));
  if (after[clause.length]?.text === "?") return null;
  const named = ({ start, end }: Span): boolean =>
    mentions.some((mention) => mention.start < end && mention.end > start);
  const before = tokensOf(page, { start: sentence.start, end: place.start }).reverse();
  if (isDeniedBefore(before, { named, after }))
    return clause.every((token) => COMPLEMENTS.has(token.text) || named(token)) ? "plain" : "qualified";
  return isDeniedAfter(after) ? "plain" : null;
}

interface Token extends Span {
  text: string;
}

function tokensOf(page: Page, { start, end }: Span): Token[] {
  return matchesOf(page.folded.slice(start, end), TOKEN).map(({ index, 0: text }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}

const isBreak = ({ text }: Token): boolean => /^[^\p{L}\p{N}%'’]/u.test(text);

function breakIn(tokens: readonly Token[]): number {
  const at = tokens.findIndex(isBreak);
  return at === -1 ? tokens.length : at;
}

/** Of a list, a few words of the things named before. */
const MOST_LISTED = 4;

/** From the place backwards, over what may stand there, to a negation. */
function isDeniedBefore(
  before: readonly Token[],
  { named, after }: { named: (token: Span) => boolean; after: readonly Token[] },
): boolean {
  const inList = after.slice(0, 6).some(({ text }) => text === "ni" || text === "nem" || text === "or");
  let listed = 0;
  let next: string | null = null;
  for (const [index, token] of before.entries()) {
    const { text } = token;
    if (NEGATIONS.has(text)) {
      // "no cupom X" is Portuguese for "en el cupón X".
      const denies = BARE_NEGATIONS.has(text) || (next !== null && (VERBS.has(next) || CLITICS.has(next)));
      return denies && !isRhetorical(before.slice(index + 1));
    }
    const passes = VERBS.has(text) || CLITICS.has(text) || FILLERS.has(text) || named(token);
    // "no tenemos más de 6 cuotas" has six.
    if (text === "mas" && (next === "de" || next === "que")) return false;
    if (!passes) {
      if (!inList || listed === MOST_LISTED || (isBreak(token) && text !== ",")) return false;
      listed += 1;
    }
    next = text;
  }
  return false;
}

/** "¿por qué no usás …?", "¡cómo no hay …!" */
function isRhetorical([first, second]: readonly Token[]): boolean {
  return (
    first?.text === "como" || first?.text === "acaso" || (first?.text === "que" && second?.text === "por")
  );
}

const JOINS = new Set(["que", "y", "e", "pero", "porque", "si", "mas", "but", "and", "that"]);
const MOST_BETWEEN = 4;

/** "12 cuotas por ahora no tenemos", "HOLA10 no figura vigente": the clause ends with it. */
function isDeniedAfter(after: readonly Token[]): boolean {
  const at = after.findIndex(({ text }) => NEGATIONS.has(text));
  const between = after.slice(0, Math.max(at, 0));
  if (at === -1 || between.length > MOST_BETWEEN || between.some(({ text }) => JOINS.has(text))) return false;
  if (
    between.some(
      (token, index) => isBreak(token) && !(token.text === "," && index === at - 1) && token.text !== ")",
    )
  )
    return false;
  const rest = after.slice(at + 1);
  const from = rest.findIndex(({ text }) => !CLITICS.has(text));
  const verb = rest[from]?.text ?? "";
  const needs = LATER_VERBS.get(verb);
  if (needs === undefined) return false;
  const complement = rest.slice(from + 1, from + 1 + breakIn(rest.slice(from + 1)));
  const end = complement.findIndex(({ text }) => JOINS.has(text));
  const words = end === -1 ? complement : complement.slice(0, end);
  return words.length >= needs && words.every(({ text }) => COMPLEMENTS.has(text));
}
