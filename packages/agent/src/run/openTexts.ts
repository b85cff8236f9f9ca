import type { AgentInput } from "../input.ts";

/** The customer's words that wait for an answer, oldest first. */
export function openTexts({ history, unanswered }: Pick<AgentInput, "history" | "unanswered">): string[] {
  return history
    .filter(({ author }) => author === "customer")
    .slice(-Math.max(1, unanswered))
    .flatMap(({ text }) => text ?? []);
}

/** Those that nobody has read yet: what a person saw before giving the chat back sets nothing off. */
export function freshTexts(input: Pick<AgentInput, "history" | "unanswered" | "returned">): string[] {
  const fresh = Math.max(1, input.unanswered) - (input.returned?.seen ?? 0);
  return fresh <= 0 ? [] : openTexts({ ...input, unanswered: fresh });
}
