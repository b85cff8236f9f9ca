import type { ModelMessage } from "../ports.ts";
import { estimateTokens, PICTURE_TOKENS } from "../text/estimateTokens.ts";
import { TOOL_DEFINITIONS } from "../tools/index.ts";
import type { RunState } from "./runState.ts";

/** What the tools' definitions cost in every request. */
export const TOOL_TOKENS = estimateTokens(JSON.stringify(TOOL_DEFINITIONS));

const OMITTED = JSON.stringify({ omitted: "Resultado anterior, quitado por espacio." });

/**
 * The messages of the next model call, within the input budget: first old history gives way, then
 * the results of earlier tool rounds. What the customer just wrote and the last results stay.
 */
export function requestMessages(state: RunState): ModelMessage[] {
  const { system, tail } = state.prompt;
  const history = [...state.prompt.history];
  const rounds = [...state.rounds];
  const fixed = tokensOf([system, tail]) + TOOL_TOKENS;
  let left = state.limits.maxInputTokens - fixed - tokensOf(history) - tokensOf(rounds);
  while (left < 0 && history.length > 1) {
    const dropped = history.shift();
    if (dropped !== undefined) left += tokensOf([dropped]);
  }
  const lastCall = rounds.findLastIndex((message) => message.role === "assistant");
  for (const [index, message] of rounds.entries()) {
    if (left >= 0 || index >= lastCall) break;
    if (message.role !== "tool") continue;
    left += estimateTokens(message.content) - estimateTokens(OMITTED);
    rounds[index] = { ...message, content: OMITTED };
  }
  return [system, ...history, tail, ...rounds];
}

function tokensOf(messages: ModelMessage[]): number {
  return messages.reduce((sum, message) => {
    const calls =
      message.role === "assistant" && message.toolCalls !== undefined
        ? JSON.stringify(message.toolCalls)
        : "";
    const pictures = message.role === "user" ? (message.pictures?.length ?? 0) : 0;
    return sum + 4 + estimateTokens(`${message.content ?? ""}${calls}`) + pictures * PICTURE_TOKENS;
  }, 0);
}
