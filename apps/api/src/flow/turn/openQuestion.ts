import { admitsNotUnderstanding, detectHumanWish, type AgentResult } from "@platform/agent";
import type { TurnClaim } from "./claim.ts";

export interface OpenQuestion {
  text: string;
  cause: string;
}

const UNKNOWN: ReadonlySet<string> = new Set(["agent", "fact_check", "repeated_failure"]);

/**
 * What the customer asked, where the bot had no answer: it handed over by itself, found nothing that backs a reply, or
 * said that it did not understand. Who asked for a person, complained or named one of the team's topics asked no question.
 */
export function openQuestionOf(
  { history }: Pick<TurnClaim, "history">,
  result: AgentResult,
): OpenQuestion | null {
  const cause = causeOf(result);
  if (cause === null) return null;
  const texts = history
    .filter(({ unanswered }) => unanswered)
    .map(({ text, transcript }) => (text ?? transcript ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  if (texts.some(detectHumanWish)) return null;
  const asked = texts.filter((text) => text.includes("?"));
  const text = (asked.length > 0 ? asked : texts).join(" ").slice(0, 500).toWellFormed();
  return text === "" ? null : { text, cause };
}

function causeOf(result: AgentResult): string | null {
  if (result.kind === "handoff") {
    const asked = result.reason !== "explicit_wish" && result.again !== true;
    return asked && UNKNOWN.has(result.cause) ? result.cause : null;
  }
  const lost = result.kind === "reply" && result.bubbles.some(({ text }) => admitsNotUnderstanding(text));
  return lost ? "not_understood" : null;
}
