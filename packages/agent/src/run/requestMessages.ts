import type { ModelMessage } from "../ports.ts";
import { estimateTokens, PICTURE_TOKENS } from "../text/estimateTokens.ts";
import { TOOL_DEFINITIONS } from "../tools/index.ts";
import type { AgentLimits } from "./limits.ts";
import type { RunState } from "./runState.ts";

/** What the tools' definitions cost in every request. */
export const TOOL_TOKENS = estimateTokens(JSON.stringify(TOOL_DEFINITIONS));

/** What a request has to hold besides tools, rules and the merchant's words: the chat's end, and results of tools. */
const TALK_TOKENS = 1_800;

/** What the merchant's words and the rules may take of a request's input budget, and by how much they may raise it. */
export function shareOfWords({
  maxInputTokens,
  longWordsTokens,
}: Pick<AgentLimits, "maxInputTokens" | "longWordsTokens">): { tokens: number; more: number } {
  return { tokens: maxInputTokens - TOOL_TOKENS - TALK_TOKENS, more: longWordsTokens };
}

const OMITTED = JSON.stringify({ omitted: "Resultado anterior, quitado por espacio." });

/**
 * The messages of the next model call, within the input budget: first old history gives way, then
 * the results of earlier tool rounds. What the customer just wrote and the last results stay.
 */
export function requestMessages(state: RunState): ModelMessage[] {
  const { system, summary, tail } = state.prompt;
  const rounds = [...state.rounds];
  const fixed = tokensOf([system, ...summary, tail]) + TOOL_TOKENS + tokensOf(rounds);
  let { history } = state.prompt;
  // By halves: a history that gave way a little at each call would be new to the provider's cache each time.
  while (history.length > 1 && fixed + tokensOf(history) > state.limits.maxInputTokens)
    history = history.slice(Math.ceil(history.length / 2));
  let left = state.limits.maxInputTokens - fixed - tokensOf(history);
  const lastCall = rounds.findLastIndex((message) => message.role === "assistant");
  for (const [index, message] of rounds.entries()) {
    if (left >= 0 || index >= lastCall) break;
    if (message.role !== "tool") continue;
    left += estimateTokens(message.content) - estimateTokens(OMITTED);
    rounds[index] = { ...message, content: OMITTED };
  }
  return [system, ...summary, ...history, tail, ...rounds];
}

/** What a request costs in input, about; never too little. */
export function requestTokens(messages: ModelMessage[]): number {
  return tokensOf(messages) + TOOL_TOKENS;
}

export function tokensOf(messages: ModelMessage[]): number {
  return messages.reduce((sum, message) => {
    const calls =
      message.role === "assistant" && message.toolCalls !== undefined
        ? JSON.stringify(message.toolCalls)
        : "";
    const pictures = message.role === "user" ? (message.pictures?.length ?? 0) : 0;
    return sum + 4 + estimateTokens(`${message.content ?? ""}${calls}`) + pictures * PICTURE_TOKENS;
  }, 0);
}
