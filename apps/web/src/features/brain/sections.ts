import type { BrainField } from "@platform/contract";

/** The parts of the page, as they stand in its address. */
export const brainSections = ["instructions", "store", "catalogue", "voice", "versions"] as const;
export type BrainSection = (typeof brainSections)[number];

export const sectionFields: Record<BrainSection, readonly BrainField[]> = {
  instructions: ["systemPromptTemplate"],
  store: ["storeDescription"],
  catalogue: ["storeCatalogKnowledge"],
  voice: ["botName", "disclosure"],
  versions: [],
};

export type BrainPane = "edit" | "try";

/** What of it stands in the address; the first section and the editor go without saying. */
export interface BrainSearch {
  section?: BrainSection;
  pane?: "try";
}

export function parseBrainSearch(raw: Record<string, unknown>): BrainSearch {
  const section = brainSections.find((name) => name === raw["section"]);
  return brainSearch({ section: section ?? "instructions", pane: raw["pane"] === "try" ? "try" : "edit" });
}

export function brainSearch(view: { section: BrainSection; pane: BrainPane }): BrainSearch {
  return {
    ...(view.section === "instructions" ? {} : { section: view.section }),
    ...(view.pane === "try" ? { pane: "try" } : {}),
  };
}
