import { baseFields, type BaseText, type BaseTexts } from "@platform/contract";
import { diffTexts } from "../prompts/diffTexts.ts";

export const NO_TEXTS: BaseTexts = { prompt: null, disclosure: null, forbiddenPhrases: [] };

/** Texts as somebody hands them in: blank ones are none, and a phrase stands once. */
export function tidyTexts({ prompt, disclosure, forbiddenPhrases }: BaseTexts): BaseTexts {
  const blank = (text: string | null): string | null => (text === null || text.trim() === "" ? null : text);
  return {
    prompt: blank(prompt),
    disclosure: blank(disclosure),
    forbiddenPhrases: [...new Set(forbiddenPhrases)],
  };
}

/** The columns of the texts, alike in all three tables. */
export function textColumns({ prompt, disclosure, forbiddenPhrases }: BaseTexts) {
  return { prompt, disclosure, forbidden_phrases: forbiddenPhrases };
}

/** Only fields that differ. */
export function diffBases(before: BaseTexts, after: BaseTexts): BaseText["diff"] {
  return baseFields.flatMap((field) => {
    const [old, young] = [textOf(before[field]), textOf(after[field])];
    return old === young ? [] : [{ field, ...diffTexts(old, young) }];
  });
}

export function countChanges(diff: BaseText["diff"]): number {
  return diff.reduce((sum, { changes }) => sum + changes, 0);
}

function textOf(value: string | string[] | null): string {
  return Array.isArray(value) ? value.join("\n") : (value ?? "");
}
