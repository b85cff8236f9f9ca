import type { ModelReply } from "../ports.ts";
import type { Bubble } from "../result.ts";
import { cleanModelText } from "../reply/cleanModelText.ts";
import { composeBubbles } from "../reply/composeBubbles.ts";
import { findLeak } from "../reply/findLeak.ts";
import { mendManner } from "../reply/mendManner.ts";
import { saysForbidden } from "../reply/saysForbidden.ts";
import { repeatsOnRequest } from "../reply/repeatsOnRequest.ts";
import { cutAtSentence } from "../text/cutAtSentence.ts";
import { openTexts } from "./openTexts.ts";
import type { RunState } from "./runState.ts";

export type ReadReply =
  | { kind: "bubbles"; bubbles: Bubble[] }
  | { kind: "empty" }
  /** Nothing in it is for a customer. */
  | { kind: "unusable" }
  /** It says what a customer must not be told. */
  | { kind: "refused"; reason: string };

/** What of a model's answer can be sent. A text that the token limit cut ends with its last whole sentence. */
export function readReply(state: RunState, reply: ModelReply): ReadReply {
  if (reply.finish === "filtered") return { kind: "empty" };
  const clean = cleanModelText(reply.text);
  if (clean.kind !== "text") return clean;
  const asked = openTexts(state.input);
  const leak = findLeak(clean.text, [state.prompt.system.content ?? ""]);
  if (leak !== null) return { kind: "refused", reason: leak };
  if (saysForbidden(clean.text, state.input.store.base?.forbidden ?? []))
    return { kind: "refused", reason: "forbidden_phrase" };
  const products = state.book.products();
  const names = products.map(({ name }) => name);
  if (repeatsOnRequest(clean.text, { customerTexts: asked, names }))
    return { kind: "refused", reason: "repeated_on_request" };
  const whole = reply.finish === "length" ? cutAtSentence(clean.text) : clean.text;
  const { store, returned = null } = state.input;
  const text = mendManner(whole, {
    asked,
    names,
    store,
    returned: returned !== null,
    locale: state.prompt.customer,
  });
  const bubbles = composeBubbles({ text, facts: state.book.facts(), products });
  return bubbles.length === 0 ? { kind: "unusable" } : { kind: "bubbles", bubbles };
}
