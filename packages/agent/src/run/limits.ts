/** Bounds of one run. Times are milliseconds, budgets tokens. */
export interface AgentLimits {
  modelCallMs: number;
  turnMs: number;
  toolCallMs: number;
  toolRounds: number;
  maxInputTokens: number;
  /** So many more where the merchant's own words are long: what they wrote is read, and they pay for it. */
  longWordsTokens: number;
  maxOutputTokens: number;
}

export const DEFAULT_LIMITS: AgentLimits = {
  modelCallMs: 25_000,
  turnMs: 75_000,
  toolCallMs: 12_000,
  toolRounds: 6,
  maxInputTokens: 8_000,
  longWordsTokens: 8_000,
  maxOutputTokens: 600,
};
