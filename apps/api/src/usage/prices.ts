/** US dollars per million tokens, or per minute of sound for models that hear. */
export type Price = { input: number; cached: number; output: number } | { perMinute: number };

const price = (input: number, cached: number, output: number): Price => ({ input, cached, output });

/**
 * What a model counts as whose price nobody knows: what a large current one costs, so that limits hold for it. It is
 * told as assumed; who knows better says so in `tenants.model_prices` or MODEL_PRICES, zeros included.
 */
export const ASSUMED_PRICE = { input: 2, cached: 0.2, output: 12, perMinute: 0.006 };

/**
 * List prices for standard requests, by the beginning of the model's name. Source: OpenAI, "Pricing" and the models'
 * own pages, November 2026; makers of the others, theirs. A family's bare name prices its unknown members, on the
 * safe side. Stores and installations override by `tenants.model_prices` and MODEL_PRICES.
 */
export const MODEL_PRICES: Readonly<Record<string, Price>> = {
  "gpt-6.1-sol": price(2, 0.1, 10),
  "gpt-6.1-terra": price(1, 0.05, 5),
  "gpt-6-astra": price(10, 1, 50),
  "gpt-6-sol": price(2, 0.2, 10),
  "gpt-6-luna": price(0.1, 0.01, 0.5),
  "gpt-5.6-sol": price(5, 0.5, 30),
  "gpt-5.6-terra": price(2, 0.2, 12),
  "gpt-5.6-luna": price(0.2, 0.02, 1.2),
  "gpt-5.5": price(5, 0.5, 30),
  "gpt-5.4": price(2.5, 0.25, 15),
  "gpt-5.4-mini": price(0.75, 0.075, 4.5),
  "gpt-5.4-nano": price(0.2, 0.02, 1.25),
  "gpt-5.3": price(1.75, 0.175, 14),
  "gpt-5.2": price(1.75, 0.175, 14),
  "gpt-5.1": price(1.25, 0.125, 10),
  "gpt-5": price(1.25, 0.125, 10),
  "gpt-5-mini": price(0.25, 0.025, 2),
  "gpt-5-nano": price(0.05, 0.005, 0.4),
  "gpt-5-pro": price(15, 15, 120),
  "gpt-4.1": price(2, 0.5, 8),
  "gpt-4.1-mini": price(0.4, 0.1, 1.6),
  "gpt-4.1-nano": price(0.1, 0.025, 0.4),
  "gpt-4o": price(2.5, 1.25, 10),
  "gpt-4o-mini": price(0.15, 0.075, 0.6),
  o3: price(2, 0.5, 8),
  "o3-mini": price(1.1, 0.55, 4.4),
  "o4-mini": price(1.1, 0.275, 4.4),
  "gpt-4o-transcribe": { perMinute: 0.006 },
  "gpt-4o-mini-transcribe": { perMinute: 0.003 },
  "whisper-1": { perMinute: 0.006 },
  "gpt-oss": price(0.15, 0.15, 0.6),
  gpt: price(10, 1, 50),
  "claude-haiku": price(1, 0.1, 5),
  "claude-sonnet": price(3, 0.3, 15),
  claude: price(5, 0.5, 25),
  "gemini-2.5-flash": price(0.3, 0.03, 2.5),
  gemini: price(2, 0.2, 12),
  "deepseek-chat": price(0.28, 0.028, 0.42),
};
