import { cutAtSentence } from "../text/cutAtSentence.ts";
import { estimateTokens } from "../text/estimateTokens.ts";

/** So much of the words stays whatever else there is. */
const MIN_TOKENS = 500;
const CHARACTERS_PER_TOKEN = 3.4;

/**
 * The merchant's words in at most so many tokens. What the store has to know gives way first, from its end, as the rest
 * says how to speak; then the end of the whole. The same words are always cut at the same place.
 */
export function fitWords(
  fill: (knowledge: string) => string,
  { knowledge, maxTokens }: { knowledge: string; maxTokens: number },
): { words: string; unread: number } {
  const whole = fill(knowledge);
  const room = Math.floor(Math.max(maxTokens, MIN_TOKENS) * CHARACTERS_PER_TOKEN);
  if (estimateTokens(whole) <= Math.max(maxTokens, MIN_TOKENS)) return { words: whole, unread: 0 };
  const stays = Math.max(knowledge.length - (whole.length - room), 0);
  const shorter = fill(cutTo(knowledge, stays));
  const words = shorter.length <= room ? shorter : cutTo(shorter, room);
  return { words, unread: whole.length - words.length };
}

/** Up to a sentence, or to a word where that would cost a fifth. */
function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  const beginning = text.slice(0, max);
  const sentences = cutAtSentence(beginning);
  if (sentences.length >= max * 0.8 && sentences.length <= max) return sentences;
  return beginning.slice(0, Math.max(beginning.lastIndexOf(" "), 0)).trimEnd();
}
