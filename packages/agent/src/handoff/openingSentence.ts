import type { Attendance } from "../input.ts";
import type { AgentResult, Bubble } from "../result.ts";
import { foldText } from "../text/foldText.ts";
import type { Language, Locale } from "../text/locale.ts";
import { nextOpening } from "../text/nextOpening.ts";
import { ownText } from "../text/ownTexts.ts";

export interface OpeningAt {
  attendance: Attendance | null | undefined;
  /** ISO instant. */
  now: string;
  timezone: string;
  customer: Pick<Locale, "language" | "register">;
  /** The language that the merchant's own words are in. */
  storeLanguage: Language;
}

/**
 * What is said after a handoff while nobody attends: the merchant's word for a special day to those who speak the
 * store's language, else when the team is there again. Null while it is, and where nobody knows.
 */
export function openingSentence(at: OpeningAt): string | null {
  const { attendance, customer, storeLanguage } = at;
  if (attendance === null || attendance === undefined || attendance.open) return null;
  if (attendance.message !== null && customer.language === storeLanguage) return attendance.message;
  if (attendance.opensAt === null) return null;
  return ownText("opens", customer, { when: nextOpening(attendance.opensAt, { ...at, locale: customer }) });
}

/** A handoff's last words say when somebody answers; once, whoever wrote them. */
export function withOpening(result: AgentResult, at: OpeningAt): AgentResult {
  if (result.kind !== "handoff" || result.bubbles.length === 0) return result;
  const sentence = openingSentence(at);
  return sentence === null ? result : { ...result, bubbles: endingWith(result.bubbles, sentence) };
}

/** Puts a sentence behind the last words, unless they hold it. */
export function endingWith(bubbles: Bubble[], sentence: string): Bubble[] {
  if (bubbles.some(({ text }) => foldText(text).includes(foldText(sentence)))) return bubbles;
  const last = bubbles.at(-1);
  const own: Bubble = { type: "text", text: sentence, factIds: [] };
  if (last?.type !== "text" || last.text.length > 700) return [...bubbles, own];
  return [...bubbles.slice(0, -1), { ...last, text: `${last.text} ${sentence}` }];
}
