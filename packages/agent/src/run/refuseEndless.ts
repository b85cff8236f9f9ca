import { ModelError, type ModelReply } from "../ports.ts";

/** Thinking that some servers leave in the text included. */
const MOST_CHARS_OF_A_TOKEN = 20;
/** Each that stands by itself is held against the others and the facts: a model that repeats a price to its limit would cost seconds of everybody's. */
const MOST_NUMBERS = 200;

/**
 * A server that keeps to no limit is a store's own choice; reading what it writes is every store's time.
 * Throws `bad_response`.
 */
export function refuseEndless({ text, toolCalls }: ModelReply, maxOutputTokens: number): void {
  const calls = toolCalls.map(({ name, arguments: given }) => name.length + given.length);
  const length = calls.reduce((sum, each) => sum + each, text?.length ?? 0);
  if (length > maxOutputTokens * MOST_CHARS_OF_A_TOKEN)
    throw new ModelError("bad_response", "The model wrote far more than it was asked for.");
  if ((text?.match(/\b\d+/g)?.length ?? 0) > MOST_NUMBERS)
    throw new ModelError("bad_response", "The model wrote more numbers than any reply has.");
}
