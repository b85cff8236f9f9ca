import { brainFields, type Brain, type BrainDiff } from "@platform/contract";
import { diffTexts } from "./diffTexts.ts";

/** What was done from one version's texts to another's. */
export function diffBrains(before: Brain, after: Brain): BrainDiff {
  const fields = brainFields.flatMap((field) => {
    const [old, young] = [before[field] ?? "", after[field] ?? ""];
    return old === young ? [] : [{ field, ...diffTexts(old, young) }];
  });
  return { changes: fields.reduce((sum, { changes }) => sum + changes, 0), fields };
}
