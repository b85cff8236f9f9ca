import type { Brain, BrainField } from "@platform/contract";

/** In the order in which the page shows them. */
export const textFields = [
  "systemPromptTemplate",
  "storeDescription",
  "storeCatalogKnowledge",
  "botName",
  "disclosure",
] as const satisfies readonly BrainField[];

/** The bot's texts as fields of a form: what is absent is empty. */
export type Texts = Record<BrainField, string>;

export const maxLengths: Record<BrainField, number> = {
  botName: 60,
  disclosure: 400,
  systemPromptTemplate: 60_000,
  storeDescription: 4_000,
  storeCatalogKnowledge: 60_000,
};

export function textsOf(brain: Brain): Texts {
  return {
    botName: brain.botName ?? "",
    disclosure: brain.disclosure ?? "",
    systemPromptTemplate: brain.systemPromptTemplate ?? "",
    storeDescription: brain.storeDescription ?? "",
    storeCatalogKnowledge: brain.storeCatalogKnowledge ?? "",
  };
}

/** Fields that differ; blank and empty are the same, as for the server. */
export function differing(before: Texts, after: Texts): BrainField[] {
  const tidy = (text: string) => (text.trim() === "" ? "" : text);
  return textFields.filter((field) => tidy(before[field]) !== tidy(after[field]));
}

/**
 * What two people made of one text: each field is whoever's changed it. Fields that both changed, and differently,
 * keep mine and are named.
 */
export function mergeTexts(versions: { base: Texts; mine: Texts; theirs: Texts }): {
  texts: Texts;
  clashes: BrainField[];
} {
  const { base, mine, theirs } = versions;
  const byMe = new Set(differing(base, mine));
  const byThem = new Set(differing(base, theirs));
  const apart = new Set(differing(mine, theirs));
  const texts = { ...theirs };
  for (const field of byMe) texts[field] = mine[field];
  return {
    texts,
    clashes: textFields.filter((field) => byMe.has(field) && byThem.has(field) && apart.has(field)),
  };
}
