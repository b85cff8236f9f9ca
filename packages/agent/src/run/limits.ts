/** Bounds of one run. Times are milliseconds, budgets tokens. */
export interface AgentLimits {
  modelCallMs: number;
  turnMs: number;
  toolCallMs: number;
  toolRounds: number;
  maxInputTokens: number;
  maxOutputTokens: number;
}

export const DEFAULT_LIMITS: AgentLimits = {
  modelCallMs: 25_000,
  turnMs: 75_000,
  toolCallMs: 12_000,
  toolRounds: 6,
  maxInputTokens: 8_000,
  maxOutputTokens: 600,
};
