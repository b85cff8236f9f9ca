/** About four characters per token: close enough for a budget, and free. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** What one picture costs, about, with the models that see. */
export const PICTURE_TOKENS = 1_000;
