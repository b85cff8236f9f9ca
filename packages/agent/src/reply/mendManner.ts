import type { AgentInput } from "../input.ts";
import { botNameOf } from "../prompt/names.ts";
import type { Locale } from "../text/locale.ts";
import { ownText } from "../text/ownTexts.ts";
import { admitAutomatic, asksNature } from "./admitAutomatic.ts";
import { dropGreeting, greets } from "./dropGreeting.ts";
import { dropEmptyValues } from "./dropEmptyValues.ts";
import { toneDown } from "./toneDown.ts";
import { trimQuestions } from "./trimQuestions.ts";

interface MannerOptions {
  /** The customer's words that the reply answers. */
  asked: readonly string[];
  /** Of products, to be kept to the letter. */
  names: readonly string[];
  store: Pick<AgentInput["store"], "name" | "botName">;
  /** Whether people have just had the chat: it is in the middle of something. */
  returned: boolean;
  locale: Locale;
}

/** Everything about a reply's manner that can be mended without asking the model again. */
export function mendManner(text: string, { asked, names, store, returned, locale }: MannerOptions): string {
  const begun = returned && !asked.some(greets) ? dropGreeting(text, store) : text;
  const calm = toneDown(dropEmptyValues(begun), names);
  const bot = botNameOf(store);
  const line = ownText(bot === null ? "automatic" : "automaticByName", locale, {
    bot: bot ?? "",
    store: store.name,
  });
  return trimQuestions(admitAutomatic(calm, { asked: asked.some(asksNature), line }));
}
