import type { AgentInput } from "../input.ts";

/** The customer's words that wait for an answer, oldest first. */
export function openTexts({ history, unanswered }: Pick<AgentInput, "history" | "unanswered">): string[] {
  return history
    .filter(({ author }) => author === "customer")
    .slice(-Math.max(1, unanswered))
    .flatMap(({ text }) => text ?? []);
}
