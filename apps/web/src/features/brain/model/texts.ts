import type { Brain, BrainField } from "@platform/contract";

/** Texts of the bot as fields of a form: what is absent is empty. */
export type TextsOf<Field extends string> = Record<Field, string>;
export type Texts = TextsOf<BrainField>;

export const maxLengths: Record<BrainField, number> = {
  botName: 60,
  disclosure: 400,
  systemPromptTemplate: 60_000,
  storeDescription: 4_000,
  storeCatalogKnowledge: 60_000,
};

/** In the order in which the page shows them. */
export function textsOf(brain: Brain): Texts {
  return {
    systemPromptTemplate: brain.systemPromptTemplate ?? "",
    storeDescription: brain.storeDescription ?? "",
    storeCatalogKnowledge: brain.storeCatalogKnowledge ?? "",
    botName: brain.botName ?? "",
    disclosure: brain.disclosure ?? "",
  };
}

/** Fields that differ; blank and empty are the same, as for the server. */
export function differing<Field extends string>(before: TextsOf<Field>, after: TextsOf<Field>): Field[] {
  const tidy = (text: string) => (text.trim() === "" ? "" : text);
  return fieldsOf(before).filter((field) => tidy(before[field]) !== tidy(after[field]));
}

function fieldsOf<Field extends string>(texts: TextsOf<Field>): Field[] {
  return Object.keys(texts) as Field[];
}

/**
 * What two people made of one text: each field is whoever's changed it. Fields that both changed, and differently,
 * keep mine and are named.
 */
export function mergeTexts<Field extends string>(
  versions: Record<"base" | "mine" | "theirs", TextsOf<Field>>,
): { texts: TextsOf<Field>; clashes: Field[] } {
  const { base, mine, theirs } = versions;
  const byMe = new Set(differing(base, mine));
  const byThem = new Set(differing(base, theirs));
  const apart = new Set(differing(mine, theirs));
  const texts = { ...theirs };
  for (const field of byMe) texts[field] = mine[field];
  return {
    texts,
    clashes: fieldsOf(base).filter((field) => byMe.has(field) && byThem.has(field) && apart.has(field)),
  };
}
