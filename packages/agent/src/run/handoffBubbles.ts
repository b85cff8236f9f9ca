import type { HandoffTopic } from "../handoff/findTopic.ts";
import { fillPlaceholders } from "../prompt/placeholders.ts";
import { markdownToWhatsApp } from "../reply/markdownToWhatsApp.ts";
import type { Bubble } from "../result.ts";
import { foldText } from "../text/foldText.ts";
import { localeOf, type Language } from "../text/locale.ts";
import { ownText } from "../text/ownTexts.ts";
import type { RunState } from "./runState.ts";

/**
 * What the customer is told at a handoff: the topic's or the tenant's words to those who speak the store's language,
 * else the model's, else ours: a handoff is never silent.
 */
export function handoffBubbles(
  state: RunState,
  { own = null, topic = null }: { own?: Bubble[] | null; topic?: HandoffTopic | null } = {},
): Bubble[] {
  const { handoffMessage, attendance } = state.input.store;
  const { customer } = state.prompt;
  const merchants = topic?.text?.trim() || handoffMessage?.trim() || "";
  if (merchants !== "" && customer.language === storeLanguage(state))
    return [
      {
        type: "text",
        text: markdownToWhatsApp(fillPlaceholders(merchants, state.prompt.values)),
        factIds: [],
      },
    ];
  const later = attendance?.open === false;
  return own ?? [{ type: "text", text: ownText(later ? "handoffLater" : "handoff", customer), factIds: [] }];
}

/** The language that the merchant's own texts are in. */
export function storeLanguage({ input }: RunState): Language {
  return localeOf(input.store.country, input.store.mainLanguage ?? null).language;
}

/** The store's topic of that name, as a model may spell it. */
export function topicNamed({ input }: RunState, name: string | null | undefined): HandoffTopic | null {
  if (name === null || name === undefined) return null;
  return (input.store.topics ?? []).find((topic) => foldText(topic.name) === foldText(name)) ?? null;
}
