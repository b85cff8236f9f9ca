import type { BrainField } from "@platform/contract";

/** The parts of the page, as they stand in its address. */
export const brainSections = [
  "instructions",
  "store",
  "catalogue",
  "voice",
  "questions",
  "cases",
  "versions",
] as const;
export type BrainSection = (typeof brainSections)[number];

export const sectionFields: Record<BrainSection, readonly BrainField[]> = {
  instructions: ["systemPromptTemplate"],
  store: ["storeDescription"],
  catalogue: ["storeCatalogKnowledge"],
  voice: ["botName", "disclosure"],
  questions: [],
  cases: [],
  versions: [],
};

/** Those that hold texts of the draft. */
export type TextSection = Exclude<BrainSection, "questions" | "cases" | "versions">;

export type BrainPane = "edit" | "try";

/** What of it stands in the address; the first section and the editor go without saying. */
export interface BrainSearch {
  section?: BrainSection;
  pane?: "try";
  /** The test case that stands in the playground. */
  case?: string;
}

export function parseBrainSearch(raw: Record<string, unknown>): BrainSearch {
  const section = brainSections.find((name) => name === raw["section"]);
  const caseId = typeof raw["case"] === "string" ? raw["case"] : null;
  return brainSearch({
    section: section ?? "instructions",
    pane: raw["pane"] === "try" ? "try" : "edit",
    caseId,
  });
}

export interface BrainView {
  section: BrainSection;
  pane: BrainPane;
  caseId: string | null;
}

export function brainSearch(view: BrainView): BrainSearch {
  return {
    ...(view.section === "instructions" ? {} : { section: view.section }),
    ...(view.pane === "try" ? { pane: "try" } : {}),
    ...(view.caseId === null ? {} : { case: view.caseId }),
  };
}
