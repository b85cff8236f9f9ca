import type { ModelReply } from "../ports.ts";
import type { Bubble } from "../result.ts";
import { cleanModelText } from "../reply/cleanModelText.ts";
import { composeBubbles } from "../reply/composeBubbles.ts";
import { cutAtSentence } from "../text/cutAtSentence.ts";
import type { RunState } from "./runState.ts";

export type ReadReply = { kind: "bubbles"; bubbles: Bubble[] } | { kind: "empty" } | { kind: "unusable" };

/** What of a model's answer can be sent. A text that the token limit cut ends with its last whole sentence. */
export function readReply(state: RunState, reply: ModelReply): ReadReply {
  if (reply.finish === "filtered") return { kind: "empty" };
  const clean = cleanModelText(reply.text);
  if (clean.kind !== "text") return clean;
  const text = reply.finish === "length" ? cutAtSentence(clean.text) : clean.text;
  const bubbles = composeBubbles({ text, facts: state.book.facts(), products: state.book.products() });
  return bubbles.length === 0 ? { kind: "unusable" } : { kind: "bubbles", bubbles };
}
