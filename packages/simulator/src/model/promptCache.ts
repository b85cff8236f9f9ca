import { hash } from "node:crypto";

/** A provider caches prompts in blocks of 128 tokens, from 1,024 on; four characters stand for a token here. */
const BLOCK_CHARS = 128 * 4;
const LEAST_BLOCKS = 8;
const KEPT = 100_000;

/** Knows the beginnings of the prompts it has seen, as a provider's prompt cache does. */
export interface PromptCache {
  /** How many tokens of this prompt stood at the beginning of an earlier one; from now on all of it is known. */
  take(prompt: string): number;
}

export function createPromptCache(): PromptCache {
  const seen = new Set<string>();
  return {
    take(prompt) {
      let known = 0;
      let isKnown = true;
      let chain = "";
      for (let end = BLOCK_CHARS; end <= prompt.length; end += BLOCK_CHARS) {
        const block = prompt.slice(end - BLOCK_CHARS, end);
        chain = hash("sha1", chain + block, "base64");
        isKnown &&= seen.has(chain);
        if (isKnown) known += 1;
        else seen.add(chain);
      }
      if (seen.size > KEPT) seen.clear();
      return known < LEAST_BLOCKS ? 0 : known * 128;
    },
  };
}
