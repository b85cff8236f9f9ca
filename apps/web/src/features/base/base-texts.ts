import type { BaseField, BaseStatus, BaseTexts } from "@platform/contract";
import type { Stand } from "#features/brain/model/draft-state.ts";
import type { TextsOf } from "#features/brain/model/texts.ts";

/** As the server takes them. */
export const MOST_PHRASES = 50;
export const LONGEST_PHRASE = 80;

/** As fields of a form, in the order in which the page shows them; phrases stand in lines. */
export function formOf({ prompt, forbiddenPhrases, disclosure }: BaseTexts): TextsOf<BaseField> {
  return {
    prompt: prompt ?? "",
    forbiddenPhrases: forbiddenPhrases.join("\n"),
    disclosure: disclosure ?? "",
  };
}

export function textsIn(form: TextsOf<BaseField>): BaseTexts {
  return { ...form, forbiddenPhrases: phrasesIn(form.forbiddenPhrases) };
}

/** A line each, whatever commas stand in it. */
export function phrasesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What the server would refuse of a list of phrases. */
export function phraseProblem(text: string): { kind: "many" } | { kind: "long"; phrase: string } | null {
  const phrases = phrasesIn(text);
  const long = phrases.find((phrase) => phrase.length > LONGEST_PHRASE);
  if (long !== undefined) return { kind: "long", phrase: `${long.slice(0, 24)}…` };
  return phrases.length > MOST_PHRASES ? { kind: "many" } : null;
}

export function standOf({ live, draft }: BaseStatus): Stand<BaseField> {
  return {
    live: { ...live, texts: formOf(live.texts) },
    draft: draft && { ...draft, texts: formOf(draft.texts) },
  };
}
