/** About four characters per token: close enough for a budget, and free. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
