import type { AgentInput } from "../input.ts";
import { DEFAULT_LIMITS } from "../run/limits.ts";
import { shareOfWords } from "../run/requestMessages.ts";
import { buildPrompt } from "./buildPrompt.ts";

/**
 * How many characters of a store's words (template filled in) a turn leaves out, as they don't fit a model's input
 * beside rules, tools and chat. For whoever writes them.
 */
export function unreadOf(store: AgentInput["store"]): number {
  const input: AgentInput = {
    store,
    customer: { name: null },
    now: new Date(0).toISOString(),
    history: [],
    unanswered: 0,
    models: { primary: "", fallback: null },
  };
  return buildPrompt(input, {
    maxTokens: DEFAULT_LIMITS.maxInputTokens,
    share: shareOfWords(DEFAULT_LIMITS),
    trigger: null,
  }).unread;
}
