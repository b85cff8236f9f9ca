/**
 * What a text costs a model, never too little: chats in Spanish and JSON of tools have about 3.4 characters per
 * token (o200k), prompts in prose about 4. Close enough for a budget, and free.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

export const CHARACTERS_PER_TOKEN = 3.4;

/** What one picture costs, about, with the models that see. */
export const PICTURE_TOKENS = 1_000;
